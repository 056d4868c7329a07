import type { Reader } from "@/lib/auth/current-session";
import { findViewToEdit } from "@/lib/crm/views/view-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

/** The view of a page's address, which the reader may edit; of any other there is no such page. */
export async function findOr404({ actor }: Reader, params: Promise<{ id: string }>) {
  const id = idParam((await params).id);
  return (id === null ? null : await findViewToEdit(database(), actor, id)) ?? noSuchPage();
}
