import { defineEntity } from "../../change-log/entity";

export const groupEntity = defineEntity({
  name: "group",
  table: "employee_group",
  subject: null,
  fields: {
    name: { kind: "column", column: "name", type: "text" },
    description: { kind: "column", column: "description", type: "text" },
    parent: { kind: "column", column: "parent_id", type: "int" },
    types: { kind: "periods", table: "group_type_period", key: "group_id", value: "type", type: "group_type" },
    deleted: { kind: "deleted" },
  },
  async countUses(tx, id) {
    const [{ uses }] = await tx.$queryRaw<[{ uses: number }]>`
      SELECT ((SELECT count(*) FROM group_member WHERE group_id = ${id} AND upper_inf(period))
            + (SELECT count(*) FROM employee_group WHERE parent_id = ${id} AND deleted_by_operation IS NULL))::int AS uses`;
    return uses;
  },
});

/** An employee's place in a group. The fields are personal: they are about the employee. */
export const groupMemberEntity = defineEntity({
  name: "groupMember",
  table: "group_member",
  subject: "employee",
  comesAndGoes: true,
  fields: {
    group: { kind: "column", column: "group_id", type: "int" },
    employee: { kind: "column", column: "employee_id", type: "int" },
    roleName: { kind: "column", column: "role_name", type: "text" },
    from: { kind: "firstDay", column: "period" },
    until: { kind: "lastDay", column: "period" },
  },
});
