import type { Run } from "../../command";
import { NotFound, refuseField } from "../../refusal";
import { groupMemberEntity } from "./group-entity";

export interface NewMember {
  employeeId: number;
  roleName: string;
  /** First and last day, both included; null: no end. */
  from: string;
  until: string | null;
}

/** Puts employees into a group and logs each; answers the memberships' ids. Refuses those who are switched off. */
export async function insertMembers({ tx, log }: Pick<Run<unknown>, "tx" | "log">, groupId: number, members: NewMember[]): Promise<number[]> {
  if (members.length === 0) return [];
  const ids = members.map(({ employeeId }) => employeeId);
  const employees = await tx.$queryRaw<{ id: number; name: string; active: boolean }[]>`
    SELECT id, name, active FROM employee WHERE id = ANY(${ids}::int[]) ORDER BY id FOR KEY SHARE`;
  if (employees.length < new Set(ids).size) throw new NotFound("employee");
  if (employees.some(({ active }) => !active)) throw refuseField("employeeId", "groups.errors.switchedOff");

  const inserted = await tx.$queryRaw<{ id: number; employeeId: number }[]>`
    INSERT INTO group_member (group_id, employee_id, role_name, period)
    SELECT ${groupId}::int, m."employeeId", m."roleName", daterange(m."from", m.until, '[]')
    FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS m("employeeId" int, "roleName" text, "from" date, until date)
    RETURNING id, employee_id AS "employeeId"`;
  for (const { id, employeeId } of inserted) {
    const { from, until, roleName } = members.find((member) => member.employeeId === employeeId) ?? {};
    const label = employees.find((employee) => employee.id === employeeId)?.name;
    log.change({
      entity: groupMemberEntity,
      id,
      before: null,
      after: { group: groupId, employee: employeeId, roleName, from, until },
      label,
      subjectId: employeeId,
    });
  }
  return inserted.map(({ id }) => id);
}
