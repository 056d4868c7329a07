import type { Database } from "../../db/client";
import { todayInOslo } from "../../dates/today";
import { type Locale, textsIn } from "../../i18n/texts";
import type { GroupType } from "../groups/group-fields";
import { type ExportTable, textCell, whole } from "./export-table";

interface ExportedMember {
  /** Those above the group, the top one first. */
  above: string[];
  name: string;
  description: string;
  type: GroupType;
  /** Nobody's, where the group has no members. */
  member: string | null;
  email: string | null;
  roleName: string | null;
  from: string | null;
  until: string | null;
}

/** The groups as the tree has them from top to bottom, once for each member, past ones too; one without members once. */
export async function groupTable(db: Database, language: Locale, now: Date = new Date()): Promise<ExportTable> {
  const t = textsIn(language);
  const heads = ["above", "name", "description", "type", "member", "email", "roleName", "from", "until"];
  const members = await readMembers(db, todayInOslo(now));
  return whole(
    heads.map((head) => t(`exports.groups.${head}`)),
    members.map(({ above, type, ...one }) =>
      [above.join(" – "), one.name, one.description, t(`groups.types.${type}`), one.member, one.email, one.roleName, one.from, one.until].map(textCell),
    ),
  );
}

const readMembers = (db: Database, today: string): Promise<ExportedMember[]> => db.$queryRaw<ExportedMember[]>`
  WITH RECURSIVE ranked AS MATERIALIZED (
    SELECT g.id, g.parent_id, g.name, g.description, row_number() OVER (ORDER BY g.name COLLATE "nb-NO-x-icu", g.id)::int AS rank
    FROM employee_group g WHERE g.deleted_by_operation IS NULL
  ), placed AS (
    SELECT r.*, '{}'::text[] AS above, ARRAY[r.rank] AS place FROM ranked r WHERE r.parent_id IS NULL
    UNION ALL SELECT r.*, p.above || p.name, p.place || r.rank FROM placed p JOIN ranked r ON r.parent_id = p.id
  )
  SELECT p.above, p.name, p.description,
         coalesce((SELECT t.type::text FROM group_type_period t WHERE t.group_id = p.id AND t.period @> ${today}::date), 'STANDARD') AS type,
         e.name AS member, e.email, m.role_name AS "roleName", lower(m.period)::text AS "from", (upper(m.period) - 1)::text AS until
  FROM placed p LEFT JOIN group_member m ON m.group_id = p.id LEFT JOIN employee e ON e.id = m.employee_id
  ORDER BY p.place, e.name COLLATE "nb-NO-x-icu", e.id, lower(m.period)`;

/** How many rows the table has. */
export async function countGroupRows(db: Database): Promise<number> {
  const [{ rows }] = await db.$queryRaw<[{ rows: number }]>`
    SELECT count(*)::int AS rows FROM employee_group g LEFT JOIN group_member m ON m.group_id = g.id WHERE g.deleted_by_operation IS NULL`;
  return rows;
}
