import { headers } from "next/headers";

/** Next hands one and the same headers object to an action and to the rendering of its answer. */
const refusedRequests = new WeakMap<object, string>();

/** Remembers that this request's form was refused, and by what sentence: for the page's title, and where the form itself is gone from the page. */
export async function markRefused(sentence: string): Promise<void> {
  refusedRequests.set(await headers(), sentence);
}

/** Whether this request is the answer to a refused form. */
export async function wasRefused(): Promise<boolean> {
  return refusedRequests.has(await headers());
}

/** Whether the browser sent the form itself and gets a whole page: a script calls the action by its name, and reads its answer in the form. */
export async function isSentWithoutScripts(): Promise<boolean> {
  return !(await headers()).has("next-action");
}

/** What the refused form of this request would say, had it been sent without scripts; null in all other answers. */
export async function refusedSentence(): Promise<string | null> {
  return (await isSentWithoutScripts()) ? (refusedRequests.get(await headers()) ?? null) : null;
}
