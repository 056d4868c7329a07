import type { RegisterFile } from "../crm/imports/read-register-file";
import { connectDatabase, type Database } from "../db/client";
import { readDemoCustomers } from "./demo-customer";
import { type DemoDays, demoDays } from "./demo-days";
import { type Act, demoFirmActs, sideBySide } from "./demo-firm-acts";
import { demoBudgets } from "./demo-budgets";
import { makeCategories, putCategories } from "./fill-demo-categories";
import { addAdditionalInfo, addContacts, giveSellers, importExtract, loadIndustries, readExtract } from "./fill-demo-customers";
import { type DemoListIds, fillDemoLists } from "./fill-demo-lists";
import { inventOpportunities } from "./invent-opportunities";
import { addedLater, demoEvents, type DemoLife } from "./live-in-demo-firm";
import { enterOpportunities, makeBudgets, salesDays } from "./sell-in-demo-firm";
import { foundDemoFirm, hireStaff, type Staff } from "./set-up-demo-firm";

/**
 * Fills an empty, migrated database with the demo firm: the enterprises of the register's extract, and invented
 * people who sell to them. All of it by the product's own commands, told from today (or `now`), and but for the
 * dates the same each time. `extract`: the register's, where somebody has begun to read it.
 */
export async function loadDemoFirm(databaseUrl: string, { now = new Date(), extract = readExtract() } = {}): Promise<void> {
  // On a machine that is busy with other things it takes longer, and nobody is waiting for an answer.
  const db = connectDatabase(withoutWaiting(databaseUrl), { connections: 2, patience: 60_000 });
  try {
    await fill(db, demoDays(now), extract);
  } finally {
    await db.$disconnect();
  }
}

/**
 * Commits need not wait for the disk: whoever is stopped while loading begins anew, and a crash of PostgreSQL
 * within half a second of the end takes the last acts of an invented firm.
 */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c synchronous_commit=off");
  return url.href;
}

async function fill(db: Database, days: DemoDays, reading: Promise<RegisterFile>): Promise<void> {
  const act = demoFirmActs(db);
  const [staff, extract] = await Promise.all([foundDemoFirm(act, days), reading]);
  await loadIndustries(act, days, staff);
  const [, settings] = await sideBySide(
    (begun) => importExtract(act, days, staff, extract, begun),
    () => fillSettings(act, days, staff),
  );

  const { sellers, lists, categories } = settings;
  const customers = await readDemoCustomers(db);
  const customersOf = await giveSellers(act, days, staff, customers);
  const [, contacts] = await sideBySide(
    (begun) => addAdditionalInfo(act, days, staff, customersOf, lists, begun),
    () => addContacts(act, days, staff, customers, lists.roles),
  );
  await putCategories(act, days, staff, { ids: categories, customers, contacts: contacts.ids, later: addedLater });

  const opportunities = inventOpportunities({ days, sellers, customersOf, contactsAt: contacts.at, ...lists });
  const life: DemoLife = { act, db, days, staff, categories, roles: lists.roles, customersOf };
  for (let day = 40; day > 0; day--) {
    for (const event of demoEvents.filter((each) => each.day === day)) await event.happens(life);
    for (const salesDay of salesDays.filter((each) => each === day)) await enterOpportunities(act, days, staff, opportunities, salesDay);
  }
}

interface DemoSettings {
  sellers: Map<string, number>;
  lists: DemoListIds;
  categories: Map<string, number>;
}

/** What needs no customers, while the database takes them in. */
async function fillSettings(act: Act, days: DemoDays, staff: Staff): Promise<DemoSettings> {
  await hireStaff(act, days, staff);
  const lists = await fillDemoLists(act, days, staff);
  const categories = await makeCategories(act, days, staff);
  const sellers = new Map(Object.keys(demoBudgets).map((name) => [name, staff.named(name).id]));
  await makeBudgets(act, days, staff, sellers);
  return { sellers, lists, categories };
}
