import type { AsyncLocalStorage } from "node:async_hooks";

/** What the server in front keeps about the request it is answering. */
export interface RequestMarks {
  /** A form's action has understood what it was sent. */
  actionBegan: boolean;
  /** The status of a page that says why it is not the one asked for; null for every other. */
  status: 403 | 404 | null;
}

/** The app is a bundle of its own, so the two meet under a name that the whole process shares. */
export const REQUEST_MARKS = Symbol.for("kundeoppsett.request-marks");

/**
 * Says that a form's action has understood what it was sent and now goes to work. A request that fails
 * before this was malformed, and the server in front answers it as such (400) rather than as a fault
 * of ours (500).
 */
export function actionBegan(): void {
  const marks = currentMarks();
  if (marks) marks.actionBegan = true;
}

/** Gives the page that is being made another status than 200. */
export function answerWithStatus(status: 403 | 404): void {
  const marks = currentMarks();
  if (marks) marks.status = status;
}

const currentMarks = (): RequestMarks | undefined => (globalThis as { [REQUEST_MARKS]?: AsyncLocalStorage<RequestMarks> })[REQUEST_MARKS]?.getStore();
