import { redirect } from "next/navigation";

import type { CustomerView } from "@/lib/crm/views/view-queries";
import { idParam, param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { viewHref } from "./customer-search-params";

/**
 * The list without parameters leads to the view that the reader opens it with, and a view's bare address to what it shows
 * now; of a view that she does not see there is no such page. An address with more in it says itself what the list shows, so
 * that it can be sent to whoever does not see the view, or outlive it: the view is then left out. Answers by which one it is shown.
 */
export function openView(params: SearchParams, views: CustomerView[]): number | "all" | undefined {
  const named = idParam(param(params, "view"));
  const view = named === null ? undefined : views.find(({ id }) => id === named);
  const names = Object.keys(params);
  if (named !== null && !view && names.length === 1) noSuchPage();
  if (names.length === 0) lead(views.find(({ opened }) => opened));
  else if (names.length === 1) lead(view);
  // One of all customers is told from the view that the list opens with.
  return view?.id ?? (views.some(({ opened }) => opened) || param(params, "view") === "all" ? "all" : undefined);
}

function lead(view: CustomerView | undefined): void {
  const to = view && viewHref(view.id, view.state);
  // A view of the whole list has no other address than its bare one.
  if (view && to && to !== `/customers?view=${view.id}`) redirect(to);
}
