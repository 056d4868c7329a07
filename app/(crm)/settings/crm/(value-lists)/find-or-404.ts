import type { Reader } from "@/lib/auth/current-session";
import { findValue, type ValueRow } from "@/lib/crm/value-lists/value-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import type { ListParts } from "./list-parts";

/** The value of a page's address; a page that does not exist when it is deleted or never was. */
export async function valueOr404({ actor }: Reader, { list }: ListParts, idText: string): Promise<ValueRow> {
  const id = idParam(idText);
  const value = id === null ? null : await findValue(database(), list.entity, actor.language, id);
  return value ?? noSuchPage();
}

/** The same where the address names its list too, among those of its section; a page that does not exist when it is none of them. */
export async function valueInListOr404(
  reader: Reader,
  lists: ListParts[],
  params: Promise<{ list: string; id: string }>,
): Promise<{ parts: ListParts; value: ValueRow }> {
  const { list: name, id } = await params;
  const parts = lists.find(({ list }) => list.noun === name) ?? noSuchPage();
  return { parts, value: await valueOr404(reader, parts, id) };
}
