import { cache } from "react";

import { findUser } from "@/lib/crm/users/user-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

/** Asked once per request, for the page and for its title. */
const userById = cache((id: number) => findUser(database(), id));

/** The user of a page's address; a page that does not exist where there is none. */
export async function userOr404(params: Promise<{ id: string }>) {
  const id = idParam((await params).id);
  return (id === null ? null : await userById(id)) ?? noSuchPage();
}
