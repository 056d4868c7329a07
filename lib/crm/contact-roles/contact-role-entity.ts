import { defineValueEntity } from "../value-lists/value-entity";

/** A role description («Daglig leder»): what a contact is at a customer. */
export const contactRoleEntity = defineValueEntity({
  name: "contactRole",
  table: "contact_role",
  usedIn: [{ table: "contact_link", column: "role_id" }],
});
