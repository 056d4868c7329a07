import { redirect } from "next/navigation";

import type { CustomerView } from "@/lib/crm/views/view-queries";
import { idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { viewHref } from "./customer-search-params";

/**
 * The list without parameters leads to the view that the reader opens it with, and a view's bare address to what it shows
 * now. A view that she does not see is no page.
 */
export function openView(params: SearchParams, views: CustomerView[]): void {
  const named = idParam(param(params, "view"));
  const view = named === null ? undefined : views.find(({ id }) => id === named);
  if (named !== null && !view) noSuchPage();
  const names = Object.keys(params);
  if (names.length === 0) lead(views.find(({ opened }) => opened));
  else if (names.length === 1) lead(view);
}

function lead(view: CustomerView | undefined): void {
  const to = view && viewHref(view.id, view.state);
  // A view of the whole list has no other address than its bare one.
  if (view && to && to !== `/customers?view=${view.id}`) redirect(to);
}
