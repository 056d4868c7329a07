import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface MemberRow {
  /** The membership's id. */
  id: number;
  employeeId: number;
  name: string;
  email: string;
  active: boolean;
  roleName: string;
  /** First and last day, both included; null: no end. */
  from: string;
  until: string | null;
  /** The other groups they are in today, in Norwegian order. */
  alsoIn: { id: number; name: string }[];
}

const member = (today: string): Prisma.Sql => Prisma.sql`
  SELECT m.id, e.id AS "employeeId", e.name, e.email, e.active, m.role_name AS "roleName", lower(m.period)::text AS "from", (upper(m.period) - 1)::text AS until,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY g.name COLLATE "nb-NO-x-icu", g.id)
           FROM group_member o JOIN employee_group g ON g.id = o.group_id AND g.deleted_by_operation IS NULL
           WHERE o.employee_id = m.employee_id AND o.group_id <> m.group_id AND o.period @> ${today}::date), '[]') AS "alsoIn"
  FROM group_member m JOIN employee e ON e.id = m.employee_id`;

/** The members of a group from today (Oslo's) on, those yet to come too, in Norwegian order. Index: group_member_group_id_idx. */
export const listMembers = (db: Database, groupId: number, today: string): Promise<MemberRow[]> => db.$queryRaw<MemberRow[]>`
  ${member(today)} WHERE m.group_id = ${groupId} AND (upper(m.period) IS NULL OR upper(m.period) > ${today}::date)
  ORDER BY e.name COLLATE "nb-NO-x-icu", e.id, lower(m.period)`;

/** One membership of a group, also one that has ended; null where there is none. */
export async function findMember(db: Database, { groupId, id, today }: { groupId: number; id: number; today: string }): Promise<MemberRow | null> {
  const [found] = await db.$queryRaw<MemberRow[]>`${member(today)} WHERE m.group_id = ${groupId} AND m.id = ${id}`;
  return found ?? null;
}

/** The roles in use in any group, the most used first. */
export async function listRoleNames(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT role_name AS name FROM group_member WHERE role_name <> '' GROUP BY role_name ORDER BY count(*) DESC, role_name LIMIT 50`;
  return rows.map(({ name }) => name);
}

export interface FoundEmployee {
  id: number;
  name: string;
  email: string;
}

export const mostEmployees = 20;

/** The employees who are not in the group today and whose name or e-mail holds every word, in Norwegian order; one more than are shown where there are more. */
export const searchEmployees = (db: Database, { groupId, words, today }: { groupId: number; words: string; today: string }): Promise<FoundEmployee[]> =>
  db.$queryRaw<FoundEmployee[]>`
  SELECT e.id, e.name, e.email FROM employee e
  WHERE e.active AND NOT EXISTS (
      SELECT 1 FROM group_member m WHERE m.group_id = ${groupId} AND m.employee_id = e.id AND m.period @> ${today}::date)
    AND NOT EXISTS (
      SELECT 1 FROM regexp_split_to_table(btrim(${words}), '\\s+') AS word
      WHERE position(search_fold(word) IN search_fold(e.name || ' ' || e.email)) = 0)
  ORDER BY e.name COLLATE "nb-NO-x-icu", e.id LIMIT ${mostEmployees + 1}`;
