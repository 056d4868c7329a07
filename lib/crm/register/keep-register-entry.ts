import { z } from "zod";

import { defineCommand } from "../../command";
import { isRawRow, type RawRow } from "../imports/register-columns";
import { registerStatuses } from "./register-entry";

const entry = z.strictObject({
  organizationNumber: z.string().regex(/^\d{9}$/),
  name: z.string(),
  fields: z.custom<RawRow>(isRawRow),
  status: z.enum(registerStatuses),
  statusSince: z.iso.date().nullable(),
});

/** How long an answer is kept when no customer has its number: 30 days, in milliseconds. */
const answersLive = 30 * 24 * 60 * 60 * 1000;

/**
 * Keeps what the register answered. That somebody asked is in the log (what left this machine, by whose act); about whom
 * is not, since the log can't forget. Takes away answers of a month ago about enterprises that never became customers.
 */
export const keepRegisterEntry = defineCommand({
  name: "register.lookUp",
  permission: "customers.edit",
  input: entry,
  undo: "final",
  async run({ input, tx, log, now }) {
    const { organizationNumber, name, fields, status, statusSince } = input;
    await tx.$executeRaw`
      INSERT INTO register_entry (organization_number, name, fields, status, status_since, origin, as_of)
      VALUES (${organizationNumber}, ${name}, ${JSON.stringify(fields)}::jsonb, ${status}, ${statusSince}::date, 'answer', ${now})
      ON CONFLICT (organization_number) DO UPDATE SET name = EXCLUDED.name, fields = EXCLUDED.fields, status = EXCLUDED.status,
        status_since = EXCLUDED.status_since, origin = EXCLUDED.origin, as_of = EXCLUDED.as_of`;
    await tx.$executeRaw`
      DELETE FROM register_entry e WHERE e.origin = 'answer' AND e.as_of < ${new Date(now.getTime() - answersLive)}
        AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.organization_number = e.organization_number AND c.deleted_by_operation IS NULL)`;
    log.note({ status });
  },
});
