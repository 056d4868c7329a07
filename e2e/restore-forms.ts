import type { Page } from "@playwright/test";

import { setErasureDays } from "@/lib/crm/erasing/set-erasure-days";
import { systemActor } from "@/lib/permissions";

import type { Firm } from "./firm";

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const restore = "/settings/crm/restore";

/** Types the name that the question asks about. */
async function typeName(page: Page, label: string): Promise<void> {
  const question = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(question.replace(/^Vil du slette (.*) for godt\?$/, "$1"));
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
];
