import { cache } from "react";

import { type ContactCard, findContact } from "@/lib/crm/contacts/contact-queries";
import { findPlace, type Place } from "@/lib/crm/contacts/place-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

type Params = Promise<{ id: string; contactId: string }>;

/** The contact of a page's address, as seen at that customer; a page that does not exist when the person was never there. */
export async function findContactOr404(params: Params, language: "nb" | "en"): Promise<ContactCard> {
  const { id, contactId } = await params;
  const [customer, contact] = [idParam(id), idParam(contactId)];
  const found = customer === null || contact === null ? null : await contactById(customer, contact, language);
  return found ?? noSuchPage();
}

/** The contact's place at that customer. */
export async function findPlaceOr404(params: Params, language: "nb" | "en"): Promise<Place> {
  const { id, contactId } = await params;
  const [customer, contact] = [idParam(id), idParam(contactId)];
  const found = customer === null || contact === null ? null : await findPlace(database(), customer, contact, language);
  return found ?? noSuchPage();
}

/** Asked once per request, for the page and for its title. */
const contactById = cache((customer: number, contact: number, language: "nb" | "en") => findContact(database(), customer, contact, language));
