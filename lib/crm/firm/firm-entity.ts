import { defineEntity } from "../../change-log/entity";

/** The firm of this installation: its settings. */
export const firmEntity = defineEntity({
  name: "firm",
  table: "firm",
  subject: null,
  fields: {
    name: { kind: "column", column: "name", type: "text" },
    employeesMayCreateCategories: { kind: "column", column: "employees_may_create_categories", type: "boolean" },
    additionalInfoAsTab: { kind: "column", column: "additional_info_as_tab", type: "boolean" },
    registerLookup: { kind: "column", column: "register_lookup", type: "boolean" },
  },
});
