import { createHash } from "node:crypto";

import { Prisma } from "./generated/client";

const mark = "/* kept plan */";
const names = new Map<string, string>();

/**
 * A statement whose plan a connection keeps, so that the server plans it once and not with each request. For
 * look-ups by key, whose best plan is the same whatever the values: a search, whose plan hangs on how common
 * its words are, is planned anew each time. Its text must not grow with what it asks for, since each text is
 * kept as long as the connection.
 */
export const keptPlan = (strings: TemplateStringsArray, ...values: Parameters<typeof Prisma.sql>[1][]): Prisma.Sql =>
  Prisma.sql`/* kept plan */ ${Prisma.sql(strings, ...values)}`;

/** What a connection calls a statement: its own name for one whose plan is kept, none for any other. */
export function statementName({ sql }: { sql: string }): string {
  if (!sql.startsWith(mark)) return "";
  const name = names.get(sql) ?? `kept_${createHash("sha256").update(sql).digest("hex").slice(0, 16)}`;
  names.set(sql, name);
  return name;
}
