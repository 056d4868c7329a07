import { defineEntity } from "../change-log/entity";
import { refuseWithoutAdmin } from "../crm/users/refuse-without-admin";

/** An employee, who is also the user who signs in. The password is never in the log, only that it changed. */
export const employeeEntity = defineEntity({
  name: "employee",
  table: "employee",
  subject: "employee",
  fields: {
    name: { kind: "column", column: "name", type: "text" },
    email: { kind: "column", column: "email", type: "text" },
    role: { kind: "column", column: "role", type: "employee_role" },
    language: { kind: "column", column: "language", type: "text" },
    active: { kind: "column", column: "active", type: "boolean" },
    defaultView: { kind: "column", column: "default_view_id", type: "int" },
  },
  /** An undo switches people off and takes the admin's role away as the commands do: not from the last admin. */
  async afterUndo(tx, id) {
    await tx.session.deleteMany({ where: { employeeId: id, employee: { active: false } } });
    await refuseWithoutAdmin(tx);
  },
});
