import { z } from "zod";

import { defineCommand } from "../../command";
import { noonOf } from "../../dates/noon-of";
import { todayInOslo } from "../../dates/today";
import { refuseField } from "../../refusal";
import { calendarDay } from "../../validation/calendar-day";
import { readFileOrRefuse, sentFile } from "../imports/sent-file";
import type { RawRow } from "../imports/register-columns";
import { readRegisterRow } from "../imports/register-row";
import type { RegisterStatus } from "./register-entry";

/**
 * Loads an extract of the register (its own CSV) for look-ups: where the register can't be asked, it answers in its
 * place. Makes and changes no customer. Rows that would be refused at an import (a number's second one too) are left out and counted. An answer of
 * the register stands beside, and whichever is of the later day is read (see findRegisterEntry); so is the row of a later extract kept.
 */
export const loadRegisterExtract = defineCommand({
  name: "register.loadExtract",
  permission: "imports.run",
  input: z.strictObject({ file: sentFile, asOf: calendarDay }),
  undo: "final",
  timeout: 300_000,
  async run({ input: { file, asOf }, tx, log, now }) {
    if (asOf > todayInOslo(now)) throw refuseField("asOf", "register.errors.extractLater");
    const { rows, refused } = await readFileOrRefuse(file);
    // What people wrote is no word of the register, and says of nobody how they stand.
    if (rows.some(({ values }) => values.registernavn !== undefined)) throw refuseField("file", "register.errors.extractIsOwn");
    const entries = new Map<string, Entry>();
    for (const { values } of rows) {
      const read = readRegisterRow(values);
      if (read.ok && !entries.has(read.row.organizationNumber))
        entries.set(read.row.organizationNumber, {
          number: read.row.organizationNumber,
          name: read.row.registerName ?? read.row.name,
          fields: values,
          ...standing(values),
        });
    }
    const list = [...entries.values()];
    for (let from = 0; from < list.length; from += 5_000)
      await tx.$executeRaw`
        INSERT INTO register_entry AS kept (organization_number, name, fields, status, status_since, origin, as_of)
        SELECT number, name, fields, status, since, 'extract', ${noonOf(asOf)}
        FROM jsonb_to_recordset(${JSON.stringify(list.slice(from, from + 5_000))}::jsonb) AS e(number text, name text, fields jsonb, status text, since date)
        ON CONFLICT (organization_number, origin) DO UPDATE SET name = EXCLUDED.name, fields = EXCLUDED.fields, status = EXCLUDED.status,
          status_since = EXCLUDED.status_since, as_of = EXCLUDED.as_of WHERE kept.as_of <= EXCLUDED.as_of`;
    log.note({ rows: list.length, refused: rows.length - list.length + refused.length });
  },
});

interface Entry {
  number: string;
  name: string;
  fields: RawRow;
  status: RegisterStatus;
  since: string | null;
}

/** How a row of the file says that the enterprise stands. */
function standing(values: RawRow): Pick<Entry, "status" | "since"> {
  if (values.konkurs === "true") return { status: "bankrupt", since: day(values.konkursdato) };
  if (values.underTvangsavviklingEllerTvangsopplosning === "true") return { status: "forcedWindingUp", since: null };
  if (values.underAvvikling === "true") return { status: "windingUp", since: day(values.underAvviklingDato) };
  return { status: "registered", since: null };
}

const day = (text: string | undefined): string | null => (z.iso.date().safeParse(text).success ? (text ?? null) : null);
