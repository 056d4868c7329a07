import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { REQUEST_MARKS, type RequestMarks } from "../lib/request-marks";
import { refuse, type RefusalReason } from "./refusal";

const marks = new AsyncLocalStorage<RequestMarks>();
Object.assign(globalThis, { [REQUEST_MARKS]: marks });

/**
 * Answers a request by Next's handler, with the status that a page gives itself, but puts our own page in place of three of its answers: a 500
 * that came because the database went away meanwhile, a 500 for a form whose action never began (its
 * body was malformed in a way that only React's reader finds), and the bare line for a form of an
 * earlier release.
 */
export async function guardedAnswer(
  { req, res, databaseAway }: { req: IncomingMessage; res: ServerResponse; databaseAway: () => boolean },
  handle: () => void | Promise<void>,
): Promise<void> {
  const request: RequestMarks = { actionBegan: false, status: null };
  // A page that says why it is not the one asked for is a page to Next: its status comes from here.
  const statusOf = (status: number): number => (status === 200 ? (request.status ?? status) : status);
  guard(req, res, statusOf, (status) => {
    if (status >= 500 && databaseAway()) return "unavailable";
    if (status >= 500 && isAction(req) && !request.actionBegan) return "badForm";
    const isUnknown = res.getHeader("x-nextjs-action-not-found") !== undefined && req.headers["next-action"] === undefined;
    return isUnknown ? (status === 400 ? "badForm" : "outdatedForm") : undefined;
  });
  await marks.run(request, handle);
}

function isAction({ method, headers }: IncomingMessage): boolean {
  return method === "POST" && (headers["next-action"] !== undefined || /^\s*multipart\/form-data/i.test(headers["content-type"] ?? ""));
}

/** Looks at each answer when its head is about to go out, by whichever of Node's ways, and may swap it whole. */
function guard(
  req: IncomingMessage,
  res: ServerResponse,
  statusOf: (status: number) => number,
  replacement: (status: number) => RefusalReason | undefined,
): void {
  const real = { writeHead: res.writeHead.bind(res), write: res.write.bind(res), end: res.end.bind(res), flushHeaders: res.flushHeaders.bind(res) };
  const nothing = { writeHead: () => res, write: () => true, end: () => res, flushHeaders: () => undefined };
  let swapped = false;

  const swaps = (status: number): boolean => {
    if (swapped || res.headersSent) return swapped;
    const reason = replacement(status);
    if (!reason) {
      res.statusCode = statusOf(res.statusCode);
      return false;
    }
    swapped = true;
    for (const name of ["content-encoding", "content-length", "content-type", "etag", "transfer-encoding"]) res.removeHeader(name);
    Object.assign(res, real);
    refuse(req, res, { reason });
    // What Next goes on to write belongs to the answer that is not given.
    Object.assign(res, nothing);
    return true;
  };

  Object.assign(res, {
    writeHead: (status: number, ...rest: unknown[]) => (swaps(status) ? res : real.writeHead(statusOf(status), ...(rest as []))),
    write: (...parts: Parameters<typeof real.write>) => swaps(res.statusCode) || real.write(...parts),
    end: (...parts: Parameters<typeof real.end>) => (swaps(res.statusCode) ? res : real.end(...parts)),
    flushHeaders: () => (swaps(res.statusCode) ? undefined : real.flushHeaders()),
  });
}
