import { headers } from "next/headers";

/** Next hands one and the same headers object to an action and to the rendering of its answer. */
const refusedRequests = new WeakSet<object>();

/** Remembers that this request's form was refused, so that the page's title can say so without scripts. */
export async function markRefused(): Promise<void> {
  refusedRequests.add(await headers());
}

/** Whether this request is the answer to a refused form. */
export async function wasRefused(): Promise<boolean> {
  return refusedRequests.has(await headers());
}
