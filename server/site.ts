import type { IncomingHttpHeaders } from "node:http";

/** Where the app may be reached, which decides whose requests are its own. */
export type Site = {
  /** The address given with NEXTAUTH_URL: links, host and origin follow it, whatever a request says. */
  configured: URL | undefined;
  /** Whether only this machine can reach us. Then only its own names are answered (DNS rebinding). */
  loopbackOnly: boolean;
  /** How many proxies in front of us are trusted to say who asked; 0 for none. */
  trustedProxies: number;
};

/** The host that a request is taken to be for, as it would stand in a link; undefined when it is none of ours. */
export function hostOf(headers: IncomingHttpHeaders, site: Site): string | undefined {
  if (site.configured) return site.configured.host;
  const claimed = site.trustedProxies > 0 ? (lastOf(headers["x-forwarded-host"]) ?? headers.host) : headers.host;
  if (!claimed || !/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(claimed)) return undefined;
  return site.loopbackOnly && !isLoopbackName(claimed) ? undefined : claimed;
}

export function protocolOf(headers: IncomingHttpHeaders, site: Site): "http" | "https" {
  if (site.configured) return site.configured.protocol === "https:" ? "https" : "http";
  return site.trustedProxies > 0 && lastOf(headers["x-forwarded-proto"]) === "https" ? "https" : "http";
}

/**
 * Whether a request that may change something comes from our own pages. A browser says so with Origin,
 * or at least with Sec-Fetch-Site; a program without either carries nobody's session unasked.
 */
export function isFromOwnPages(headers: IncomingHttpHeaders, host: string, site: Site): boolean {
  const { origin } = headers;
  if (origin === undefined) {
    const from = headers["sec-fetch-site"];
    return from === undefined || from === "same-origin" || from === "none";
  }
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return site.configured ? url.origin === site.configured.origin : /^https?:$/.test(url.protocol) && url.host === new URL(`${url.protocol}//${host}`).host;
}

/** Who asks: the socket's address, or what the outermost trusted proxy saw. */
export function clientAddress(headers: IncomingHttpHeaders, socketAddress: string | undefined, site: Site): string {
  const hops = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  const seen = site.trustedProxies > 0 ? hops.at(-site.trustedProxies) : undefined;
  return (seen ?? socketAddress ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
}

export function isLoopbackName(hostAndPort: string): boolean {
  if (hostAndPort === "::1") return true;
  const host = hostAndPort.replace(/:\d+$/, "").toLowerCase();
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return String(header ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .at(-1);
}
