import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";

export interface LockedMember {
  id: number;
  employeeId: number;
  /** The employee's name. */
  name: string;
  roleName: string;
  /** First and last day, both included; null: no end. */
  from: string;
  until: string | null;
}

/** Locks memberships of a group, by their ids; those that are gone, or another group's, are left out. */
export async function lockMembers(tx: Transaction, groupId: number, ids: number[]): Promise<Map<number, LockedMember>> {
  const members = await tx.$queryRaw<LockedMember[]>`
    SELECT m.id, m.employee_id AS "employeeId", e.name, m.role_name AS "roleName", lower(m.period)::text AS "from", (upper(m.period) - 1)::text AS until
    FROM group_member m JOIN employee e ON e.id = m.employee_id
    WHERE m.group_id = ${groupId} AND m.id = ANY(${ids}::int[]) ORDER BY m.id FOR UPDATE OF m`;
  return new Map(members.map((member) => [member.id, member]));
}

/** The same for one, who must be there. */
export async function lockMember(tx: Transaction, groupId: number, id: number): Promise<LockedMember> {
  const member = (await lockMembers(tx, groupId, [id])).get(id);
  if (!member) throw new NotFound("member");
  return member;
}
