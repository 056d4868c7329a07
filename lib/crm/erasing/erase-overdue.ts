import { z } from "zod";

import { defineCommand } from "../../command";
import { eraseContacts, tellDeletedCustomers } from "./erase-contacts";
import { eraseCustomers } from "./erase-customers";
import { forgetDrafts } from "./forget-drafts";
import { lockOverdue } from "./overdue";

/** How many customers, and how many contacts, one operation erases: more would hold their rows for long. */
const most = 200;

/** Erases deleted customers and contacts whose time is over, those deleted first, by the firm's setting. `more`: there may be further ones. */
export const eraseOverdue = defineCommand({
  name: "customers.eraseOverdue",
  permission: "customers.erase",
  input: z.strictObject({}),
  undo: "final",
  timeout: 120_000,
  async run(run) {
    const { tx, log, now } = run;
    const [firm] = await tx.$queryRaw<{ days: number | null }[]>`SELECT erase_after_days AS days FROM firm WHERE id = 1 FOR SHARE`;
    if (!firm || firm.days === null) return { more: false };
    const { customers, contacts } = await lockOverdue(tx, firm.days, now, most);
    if (customers.length + contacts.length === 0) return { more: false };
    const [people, erased] = [contacts, customers].map((rows) => rows.map(({ id }) => id)) as [number[], number[]];
    await forgetDrafts(tx, erased);
    await tellDeletedCustomers(run, people, erased);
    await eraseContacts(tx, people);
    const along = await eraseCustomers(run, erased);
    log.note({ customers: customers.length, contacts: contacts.length + along.contacts, won: along.won, days: firm.days });
    return { more: customers.length === most || contacts.length === most };
  },
});
