import { createReadStream } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";

import { createContacts } from "../crm/contacts/create-contacts";
import { setAdditionalInfoOfCustomers } from "../crm/customers/set-additional-info-of-customers";
import { setSellerOfCustomers } from "../crm/customers/set-seller-of-customers";
import { importCustomers } from "../crm/imports/import-customers";
import { readRegisterFile, type RegisterFile } from "../crm/imports/read-register-file";
import { loadStandardCodes } from "../crm/industries/load-standard-codes";
import { dealOutCustomers } from "./deal-out-customers";
import type { DemoCustomer } from "./demo-customer";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import type { DemoListIds } from "./fill-demo-lists";
import { inventAdditionalInfo } from "./invent-additional-info";
import { inventContacts } from "./invent-contacts";
import type { Staff } from "./set-up-demo-firm";

/** The extract of the register that stands in the project (see data/README.md). */
export const readExtract = (): Promise<RegisterFile> =>
  readRegisterFile(createReadStream(path.join(process.cwd(), "data", "enhetsregisteret-utvalg.csv.gz")).pipe(createGunzip()));

/** The divisions of SN2007 as industries. */
export const loadIndustries = (act: Act, days: DemoDays, staff: Staff): Promise<unknown> =>
  act(loadStandardCodes, { level: "divisions" }, { as: staff.named("Kari Nordmann"), at: days.workday(45, "09:05") });

/** The enterprises of the extract, by the import that every firm has. */
export const importExtract = (act: Act, days: DemoDays, staff: Staff, { rows }: RegisterFile, begun: () => void): Promise<unknown> =>
  act(importCustomers, { rows }, { as: staff.named("Kari Nordmann"), at: days.workday(45, "09:20"), begun });

/** Two thirds of the customers get a seller. */
export async function giveSellers(act: Act, days: DemoDays, staff: Staff, customers: readonly DemoCustomer[]): Promise<Map<string, DemoCustomer[]>> {
  const dealt = dealOutCustomers(customers);
  for (const [n, [seller, own]] of [...dealt].entries())
    await act(
      setSellerOfCustomers,
      { to: staff.named(seller).id, selection: { ids: own.map(({ id }) => id) } },
      { as: staff.named("Marte Kirkerud"), at: days.workday(44, "09:10", 3 * n) },
    );
  return dealt;
}

/** What is known of the customers that have a seller, out of the spreadsheet there was before. */
export const addAdditionalInfo = (
  act: Act,
  days: DemoDays,
  staff: Staff,
  customersOf: ReadonlyMap<string, readonly DemoCustomer[]>,
  lists: DemoListIds,
  begun: () => void,
): Promise<unknown> =>
  act(setAdditionalInfoOfCustomers, inventAdditionalInfo([...customersOf.values()].flat(), lists), {
    as: staff.named("Marte Kirkerud"),
    at: days.workday(44, "13:20"),
    begun,
  });

/** The contacts; answers all of them, and by customer those who are there now. */
export async function addContacts(
  act: Act,
  days: DemoDays,
  staff: Staff,
  customers: readonly DemoCustomer[],
  roles: number[],
): Promise<{ ids: number[]; at: Map<number, number[]> }> {
  const contacts = inventContacts(customers, roles, { from: `${days.year - 1}-01-01`, left: days.day(-200) });
  const { ids } = await act(createContacts, { contacts }, { as: staff.named("Marte Kirkerud"), at: days.workday(43, "10:00") });
  const at = new Map<number, number[]>();
  contacts.forEach(({ links }, n) => {
    for (const { customerId } of links.filter(({ until }) => until === null)) at.set(customerId, [...(at.get(customerId) ?? []), ids[n] ?? 0]);
  });
  return { ids, at };
}
