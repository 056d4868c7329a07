import type { Reader } from "@/lib/auth/current-session";
import { findValue, type ValueRow } from "@/lib/crm/value-lists/value-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import type { ListParts } from "./list-parts";

/** The list that an address names among those of its section; a page that does not exist when it is none of them. */
export const listOr404 = (lists: ListParts[], name: string): ListParts => lists.find(({ list }) => list.noun === name) ?? noSuchPage();

/** The value of a page's address; a page that does not exist when it is deleted or never was. */
export async function valueOr404({ actor }: Reader, { list }: ListParts, idText: string): Promise<ValueRow> {
  const id = idParam(idText);
  const value = id === null ? null : await findValue(database(), list.entity, actor.language, id);
  return value ?? noSuchPage();
}
