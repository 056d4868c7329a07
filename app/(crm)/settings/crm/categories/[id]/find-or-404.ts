import { type CategoryRow, findCategory } from "@/lib/crm/categories/category-queries";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

/** The category of a page's address; a page that does not exist when it is deleted or never was. */
export async function findOr404(params: Promise<{ id: string }>): Promise<CategoryRow> {
  const id = idParam((await params).id);
  const category = id === null ? null : await findCategory(database(), id);
  return category ?? noSuchPage();
}
