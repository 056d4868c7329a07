import { z } from "zod";

import { defineCommand } from "../../command";
import { isRawRow, type RawRow } from "../imports/register-columns";
import { hitsShown } from "./ask-register";
import { registerStatuses } from "./register-entry";

const entry = z.strictObject({
  organizationNumber: z.string().regex(/^\d{9}$/),
  name: z.string(),
  fields: z.custom<RawRow>(isRawRow),
  status: z.enum(registerStatuses),
  statusSince: z.iso.date().nullable(),
});

/**
 * Keeps what the register answered: one enterprise asked for by its number, or those found by a name, whose entries are as
 * whole, so that the one chosen among them is not asked for again. That somebody asked is in the log (what left this machine, by whose act); about whom
 * is not, since the log can't forget. How long an answer is kept: forget-old-answers.ts.
 */
export const keepRegisterAnswer = defineCommand({
  name: "register.lookUp",
  permission: "customers.edit",
  input: z.strictObject({ entries: z.array(entry).min(1).max(hitsShown), by: z.enum(["number", "name"]) }),
  undo: "final",
  async run({ input, tx, log, now }) {
    const { entries, by } = input;
    await tx.$executeRaw`
      INSERT INTO register_entry (organization_number, name, fields, status, status_since, origin, as_of)
      SELECT DISTINCT ON ("organizationNumber") "organizationNumber", name, fields, status, "statusSince", 'answer', ${now}
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        AS e("organizationNumber" text, name text, fields jsonb, status text, "statusSince" date) ORDER BY "organizationNumber"
      ON CONFLICT (organization_number, origin) DO UPDATE SET name = EXCLUDED.name, fields = EXCLUDED.fields, status = EXCLUDED.status,
        status_since = EXCLUDED.status_since, as_of = EXCLUDED.as_of`;
    log.note(by === "name" ? { hits: entries.length } : { status: entries[0]?.status ?? "" });
  },
});
