import { randomInt } from "node:crypto";

import type { Page } from "@playwright/test";

import { setBudgets } from "@/lib/crm/budgets/set-budgets";
import { listSellers } from "@/lib/crm/groups/sellers";

import type { Firm } from "./firm";
import { makeGroup } from "./groups-page";

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const save = (page: Page) => page.getByRole("button", { name: "Lagre", exact: true }).click();
const atOpportunity =
  (rest: string) =>
  async (firm: Firm): Promise<string> =>
    `/opportunities/${(await firm.opportunity(await firm.customer())).id}${rest}`;

/** What is done with budgets and with sales by a form, right as it is; each budget has a year that nobody else uses. */
export const salesForms = [
  {
    what: "the sales budget",
    who: "ADMIN" as const,
    at: async (firm: Firm) => {
      const seller = await firm.employee("EMPLOYEE");
      const group = await makeGroup(firm, { type: "SALES", members: [seller] });
      return `/budgets?year=2071&group=${group.id}&own=${group.id}`;
    },
    act: async (page: Page) => {
      await page.getByRole("textbox", { name: /^Prøve .* jan\.$/ }).fill("1 000");
      await save(page);
    },
    // January stands for the other months.
    alike: /-(0[2-9]|1[0-2])$/,
  },
  {
    what: "copying last year's budget",
    who: "ADMIN" as const,
    at: async (firm: Firm) => {
      const [seller] = await listSellers(firm.db);
      // Another amount each time: of a year that was copied as it is there would be nothing to ask.
      await firm.done(setBudgets, { sellers: [{ id: seller?.id, month: "2073-01", amount: randomInt(1, 1_000_000) }] });
      return "/budgets/copy?year=2074&percent=3&replace=true";
    },
    act: press(/^Ja, kopier/),
  },
  {
    what: "who sells an opportunity",
    who: "EMPLOYEE" as const,
    at: atOpportunity("/sellers"),
    act: async (page: Page) => {
      await page.getByLabel("Selger 2").selectOption({ index: 2 });
      await page.getByLabel("Andel 1").fill("60");
      await page.getByLabel("Andel 2").fill("40");
      await save(page);
    },
  },
  {
    what: "an opportunity that is lost",
    who: "EMPLOYEE" as const,
    at: async (firm: Firm) => {
      await firm.value("lostReasons");
      return atOpportunity("/lose")(firm);
    },
    act: async (page: Page) => {
      await page.getByLabel("Tapsårsak").selectOption({ index: 1 });
      await press("Ja, sett som tapt")(page);
    },
    takesAway: true,
  },
  {
    what: "an opportunity at another customer",
    who: "EMPLOYEE" as const,
    at: async (firm: Firm) => `${await atOpportunity("/customer")(firm)}?customer=${(await firm.customer()).id}`,
    act: press(/^Ja, flytt til/),
    takesAway: true,
  },
];
