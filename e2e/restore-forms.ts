import type { Page } from "@playwright/test";

import { markDistinct } from "@/lib/crm/duplicates/mark-distinct";
import { setErasureDays } from "@/lib/crm/erasing/set-erasure-days";
import { systemActor } from "@/lib/permissions";

import type { Firm, Named } from "./firm";
import { newWord } from "./names";

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const restore = "/settings/crm/restore";

/** Types the name that the question asks about. */
async function typeName(page: Page, label: string): Promise<void> {
  const question = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(question.replace(/^Vil du slette (.*) for godt\?$/, "$1"));
}

/** Two customers that are likely the same. */
async function aPair(firm: Firm): Promise<[older: Named, newer: Named]> {
  const older = await firm.customer({ name: `${newWord()} Verft AS`, postalCode: "6003" });
  return [older, await firm.customer({ name: older.name.replace(" AS", ""), postalCode: "6003" }, [older])];
}

/** What is done with deleted customers and contacts, and with two who are the same, by a form, right as it is. */
export const restoreForms = [
  {
    what: "the deletion of a customer",
    who: "ADMIN" as const,
    at: async (firm: Firm) => `/customers/${(await firm.customer()).id}/delete`,
    act: press(/^Ja, slett/),
    takesAway: true,
  },
  {
    what: "the restoring of a customer",
    who: "ADMIN" as const,
    at: async (firm: Firm) => `${restore}/confirm?id=${(await firm.deletedCustomer(systemActor)).id}`,
    act: press(/^Ja, gjenopprett/),
    takesAway: true,
  },
  {
    what: "the erasure of a customer",
    who: "ADMIN" as const,
    at: async (firm: Firm) => `${restore}/${(await firm.deletedCustomer(systemActor)).id}/erase`,
    act: async (page: Page) => {
      await typeName(page, "Skriv navnet på kunden");
      await press("Ja, slett for godt")(page);
    },
    takesAway: true,
  },
  {
    what: "after how many days to erase",
    who: "ADMIN" as const,
    at: async (firm: Firm) => {
      await firm.done(setErasureDays, { days: "" });
      return restore;
    },
    act: async (page: Page) => {
      await page.getByRole("textbox", { name: /^Dager etter sletting/ }).fill("3600");
      await page.getByRole("region", { name: "Slett for godt av seg selv" }).getByRole("button", { name: "Lagre" }).click();
    },
  },
  {
    what: "the deletion of a contact",
    who: "ADMIN" as const,
    at: async (firm: Firm) => {
      const customer = await firm.customer();
      return `/customers/${customer.id}/contacts/${(await firm.contact(customer)).id}/delete`;
    },
    act: press(/^Ja, slett/),
    takesAway: true,
  },
  {
    what: "the erasure of a contact",
    who: "ADMIN" as const,
    at: async (firm: Firm) => `/contacts/${(await firm.contact(await firm.customer())).id}/erase`,
    act: async (page: Page) => {
      await typeName(page, "Skriv navnet på kontakten");
      await press("Ja, slett for godt")(page);
    },
    takesAway: true,
  },
  {
    what: "the restoring of a contact",
    who: "ADMIN" as const,
    at: async (firm: Firm) => `${restore}/contacts/confirm?id=${(await firm.deletedContact(systemActor)).id}`,
    act: press(/^Ja, gjenopprett/),
    takesAway: true,
  },
  {
    what: "the merging of two customers",
    who: "ADMIN" as const,
    at: async (firm: Firm) =>
      `/customers/${(await firm.customer({ phone: "22 33 44 55" })).id}/merge?customer=${(await firm.customer({ phone: "99 88 77 66" })).id}`,
    act: press(/^Ja, flett/),
    takesAway: true,
  },
  {
    what: "marking two customers as no duplicates",
    who: "ADMIN" as const,
    at: async (firm: Firm) => {
      await aPair(firm);
      return "/customers/duplicates";
    },
    act: (page: Page) =>
      page
        .getByRole("button", { name: /^Ikke dublett/ })
        .first()
        .click(),
    takesAway: true,
  },
  {
    what: "taking that back",
    who: "ADMIN" as const,
    at: async (firm: Firm) => {
      const [older, newer] = await aPair(firm);
      await firm.done(markDistinct, { id: newer.id, other: older.id });
      return `/customers/${newer.id}/history`;
    },
    act: (page: Page) =>
      page
        .getByRole("button", { name: /^Angre/ })
        .first()
        .click(),
    takesAway: true,
  },
];
