import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { AppHandler } from "./next-handler";
import { isReadableForm } from "./form-check";
import { inTurn } from "./in-turn";
import { type BodyLimit, DEFAULT_BODY_LIMIT, readBody, withBody } from "./request-body";
import { refuse, type Refusal } from "./refusal";
import { checkTarget } from "./request-target";
import { guardedAnswer } from "./answer-guard";
import { securityHeaders } from "./security-headers";
import { clientAddress, hostOf, isFromOwnPages, protocolOf, type Site } from "./site";

export type AppServerOptions = {
  site: Site;
  /** The app's own handler; undefined while it is starting. */
  handler: () => AppHandler | undefined;
  /** Whether the database is away right now, by what is known already: no query per request. */
  databaseAway: () => boolean;
  /** Paths whose bodies may be larger than 1 MiB. */
  bodyLimits?: BodyLimit[];
  onError?: (error: unknown, req: IncomingMessage) => void;
};

/**
 * The server in front of Next's handler. It refuses what Next answers with 500 or lets through
 * (malformed forms and addresses, foreign origins and hosts, oversized bodies), says 503 while the
 * database is away, and gives every answer its security headers.
 */
export function createAppServer(given: AppServerOptions): Server {
  const options = { ...given, turn: inTurn() };
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, (req, res) => {
    answer(options, req, res).catch((error: unknown) => {
      if (req.destroyed && !res.headersSent) return void res.destroy();
      options.onError?.(error, req);
      if (res.headersSent) res.destroy();
      else refuse(req, res, { reason: "badRequest" });
    });
  });
  server.on("clientError", answerUnparsable);
  return server;
}

async function answer(options: AppServerOptions & { turn: ReturnType<typeof inTurn> }, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { site, turn } = options;
  const nonce = randomBytes(16).toString("base64");
  const https = protocolOf(req.headers, site) === "https";
  const headers = securityHeaders({ nonce, https });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);

  const target = checkTarget(req);
  if (target) return refuseAndDrain(req, res, target);
  if (pathOf(req) === "/healthz") return health(res, options);
  const host = hostOf(req.headers, site);
  if (host === undefined) return refuseAndDrain(req, res, { reason: "wrongHost" });
  if (isWrite(req) && !isFromOwnPages(req.headers, host, site)) return refuseAndDrain(req, res, { reason: "wrongOrigin" });

  const handler = options.handler();
  if (!handler) return refuseAndDrain(req, res, { reason: "starting" });
  if (options.databaseAway() && !isStatic(req)) return refuseAndDrain(req, res, { reason: "unavailable" });

  describeToApp(req, { host, https, nonce, policy: headers["Content-Security-Policy"] ?? "", site });
  const forwarded = isWrite(req) ? await readForm(req, limitFor(req, options.bodyLimits)) : req;
  if ("reason" in forwarded) return refuseAndDrain(req, res, forwarded);
  const make = () => guardedAnswer({ req, res, databaseAway: options.databaseAway }, () => handler(forwarded, res));
  // A form never waits for its turn: the page that it leads to is asked for while it is answered.
  if (isWrite(req) || isStatic(req)) return make();
  await turn(() => (res.destroyed ? Promise.resolve() : make()));
}

async function readForm(req: IncomingMessage, limit: number): Promise<IncomingMessage | Refusal> {
  const body = await readBody(req, limit);
  if (body === "tooLarge") return { reason: "tooLarge" };
  if (!(await isReadableForm(req.headers, body))) return { reason: "badForm" };
  return withBody(req, body);
}

/** What the app may believe about a request: these headers are ours, whatever the sender wrote in them. */
function describeToApp(
  req: IncomingMessage,
  { host, https, nonce, policy, site }: { host: string; https: boolean; nonce: string; policy: string; site: Site },
): void {
  const address = clientAddress(req.headers, req.socket.remoteAddress, site);
  for (const name of Object.keys(req.headers)) if (name.startsWith("x-forwarded-")) delete req.headers[name];
  delete req.headers["x-real-ip"];
  delete req.headers.forwarded;
  Object.assign(req.headers, {
    host,
    "x-forwarded-host": host,
    "x-forwarded-proto": https ? "https" : "http",
    "x-forwarded-for": address,
    "x-client-ip": address,
    "x-nonce": nonce,
    // Where sign-in leads back to.
    "x-path": req.url ?? "/",
    // Next takes the nonce for its scripts from here.
    "content-security-policy": policy,
  });
}

function health(res: ServerResponse, { handler, databaseAway }: AppServerOptions): void {
  const status = !handler() ? "starting" : databaseAway() ? "unavailable" : "ok";
  res.writeHead(status === "ok" ? 200 : 503, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  res.end(JSON.stringify({ status }));
}

/** A browser that is still sending reads no answer: take the rest in for a while and throw it away. */
function refuseAndDrain(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const unread = !req.complete;
  refuse(req, res, unread ? { ...refusal, headers: { ...refusal.headers, Connection: "close" } } : refusal);
  if (!unread) return;
  req.resume();
  setTimeout(() => req.destroy(), 10_000).unref();
}

function answerUnparsable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const status =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function limitFor(req: IncomingMessage, limits: BodyLimit[] = []): number {
  return limits.find(({ path }) => path.test(pathOf(req)))?.bytes ?? DEFAULT_BODY_LIMIT;
}

function isWrite({ method }: IncomingMessage): boolean {
  return method !== "GET" && method !== "HEAD";
}

function isStatic(req: IncomingMessage): boolean {
  return pathOf(req).startsWith("/_next/static/");
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?", 1)[0] ?? "/";
}
