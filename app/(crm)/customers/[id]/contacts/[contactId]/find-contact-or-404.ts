import { cache } from "react";

import { type ContactCard, findContact } from "@/lib/crm/contacts/contact-queries";
import { findPlace, type Place } from "@/lib/crm/contacts/place-queries";
import { findMergedInto } from "@/lib/crm/duplicates/merge-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { redirectTo } from "@/lib/redirect-to";

import { findCustomerOr404 } from "../../card";

type Params = Promise<{ id: string; contactId: string }>;

/** The contact of a page's address, as seen at that customer; a page that does not exist when the person was never there. One who was kept twice is found under the record that stayed. */
export async function findContactOr404(params: Params, language: "nb" | "en"): Promise<ContactCard> {
  const { id, contactId } = await params;
  const [customer, contact] = [idParam(id), idParam(contactId)];
  const found = customer === null || contact === null ? null : await contactById(customer, contact, language);
  return found ?? elsewhere(params, contact, language);
}

/** The contact's place at that customer. */
export async function findPlaceOr404(params: Params, language: "nb" | "en"): Promise<Place> {
  const { id, contactId } = await params;
  const [customer, contact] = [idParam(id), idParam(contactId)];
  const found = customer === null || contact === null ? null : await findPlace(database(), customer, contact, language);
  return found ?? elsewhere(params, contact, language);
}

/** A customer who was merged into another leads there first, and one who is not there is no page. */
async function elsewhere(params: Params, contact: number | null, language: "nb" | "en"): Promise<never> {
  await findCustomerOr404(params, language);
  const into = contact === null ? null : await findMergedInto(database(), "contact", contact);
  return into === null ? noSuchPage() : redirectTo(`/contacts/${contact}`, `/contacts/${into}`);
}

/** Asked once per request, for the page and for its title. */
const contactById = cache((customer: number, contact: number, language: "nb" | "en") => findContact(database(), customer, contact, language));
