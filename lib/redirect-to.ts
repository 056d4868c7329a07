import { redirect } from "next/navigation";

import { requestPath } from "./request-path";

/** Leads on to the same page under another address: `from` in the request's path becomes `to`, the rest stays as it was. */
export async function redirectTo(from: string, to: string): Promise<never> {
  const url = new URL(await requestPath(), "http://app");
  // The router's own mark on what it asks for.
  url.searchParams.delete("_rsc");
  redirect(`${url.pathname}/`.replace(`${from}/`, `${to}/`).replace(/\/$/, "") + url.search);
}
