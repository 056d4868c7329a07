import type { IncomingMessage } from "node:http";
import type { Refusal } from "./refusal";

const MAX_URL_LENGTH = 8_000;
const METHODS = ["GET", "HEAD", "POST"];
const API_METHODS = [...METHODS, "PUT", "PATCH", "DELETE"];

/** Refuses addresses and methods that nothing of ours sends and that Next stumbles over. */
export function checkTarget(req: IncomingMessage): Refusal | undefined {
  const [url, method] = [req.url ?? "/", req.method ?? "GET"];
  if (url.length > MAX_URL_LENGTH) return { reason: "urlTooLong" };
  const [path, query] = split(url);
  // Also absolute addresses («GET http://…»), and «//», which would be another host in a redirect.
  if (!path.startsWith("/") || path.startsWith("//")) return { reason: "badRequest" };
  const decoded = decode(path);
  if (decoded === undefined || hasControl(decoded) || decoded.includes("\\")) return { reason: "badRequest" };
  // PostgreSQL has no NUL in texts; elsewhere a person's «100%» is none of our business.
  if (/%00/.test(query)) return { reason: "badRequest" };
  const allowed = path.startsWith("/api/") ? API_METHODS : METHODS;
  if (!allowed.includes(method)) return { reason: "methodNotAllowed", headers: { Allow: allowed.join(", ") } };
  return undefined;
}

function split(url: string): [path: string, query: string] {
  const mark = url.indexOf("?");
  return mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function hasControl(text: string): boolean {
  return [...text].some((sign) => sign < " " || sign === "\u007f");
}
