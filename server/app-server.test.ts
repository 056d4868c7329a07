import { once } from "node:events";
import { type IncomingHttpHeaders, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { availableParallelism } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { actionBegan } from "../lib/request-marks";
import { type AppServerOptions, createAppServer } from "./app-server";

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer };

let server: Server;
afterEach(() => server.close());

/** A server over an app that answers with the headers and the body it got. */
async function serve(options: Partial<AppServerOptions> = {}): Promise<(sent?: Sent) => Promise<Answer>> {
  server = createAppServer({
    site: { configured: undefined, loopbackOnly: true, trustedProxies: 0 },
    databaseAway: () => false,
    handler: () => async (req, res) => {
      let body = "";
      for await (const chunk of req) body += String(chunk);
      res.setHeader("content-type", "application/json");
      res.end(JSON.stringify({ headers: req.headers, body }));
    },
    ...options,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return (sent = {}) => send(port, sent);
}

function send(port: number, { method = "GET", path = "/", headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, method, path, headers: { host: `127.0.0.1:${port}`, accept: "text/html", ...headers } }, (res) => {
      let text = "";
      res.on("data", (chunk: Buffer) => (text += chunk.toString()));
      res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function seenByApp({ body }: Answer): { headers: IncomingHttpHeaders; body: string } {
  return JSON.parse(body) as { headers: IncomingHttpHeaders; body: string };
}

const FORM = { "content-type": "multipart/form-data; boundary=----FormBoundary7MA4YWxk" };
const form = (value: string) => `------FormBoundary7MA4YWxk\r\nContent-Disposition: form-data; name="name"\r\n\r\n${value}\r\n------FormBoundary7MA4YWxk--\r\n`;

describe("every answer", () => {
  it("carries a policy with a nonce of its own, which the app gets too, and no word of what it is made with", async () => {
    const get = await serve();
    const [one, other] = [await get(), await get()];
    const policy = String(one.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(other.headers["content-security-policy"]).not.toBe(policy);
    expect(seenByApp(one).headers["content-security-policy"]).toBe(policy);
    expect(policy).toContain(`'nonce-${String(seenByApp(one).headers["x-nonce"])}'`);
    expect(one.headers).toMatchObject({ "referrer-policy": "same-origin", "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(one.headers).not.toHaveProperty("x-powered-by");
    expect(one.headers).not.toHaveProperty("strict-transport-security");
  });

  it("insists on https only where that is the configured address", async () => {
    const get = await serve({ site: { configured: new URL("https://crm.example"), loopbackOnly: false, trustedProxies: 0 } });
    const answer = await get();
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(seenByApp(answer).headers).toMatchObject({ host: "crm.example", "x-forwarded-host": "crm.example", "x-forwarded-proto": "https" });
  });
});

describe("what the app believes about a request", () => {
  const lies = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "9.9.9.9",
    "x-client-ip": "9.9.9.9",
    "x-nonce": "mine",
    "x-forwarded-port": "1",
  };

  it("is not what the sender wrote in its headers", async () => {
    const get = await serve();
    const { headers } = seenByApp(await get({ headers: lies }));
    expect(headers).toMatchObject({ "x-client-ip": "127.0.0.1", "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
    expect(headers["x-forwarded-host"]).toBe(headers.host);
    expect(headers["x-nonce"]).not.toBe("mine");
    expect(headers).not.toHaveProperty("x-forwarded-port");
  });

  it("is what the outermost trusted proxy saw", async () => {
    const get = await serve({ site: { configured: undefined, loopbackOnly: false, trustedProxies: 2 } });
    const headers = { "x-forwarded-for": "6.6.6.6, 1.2.3.4, 10.0.0.1", "x-forwarded-host": "crm.example", "x-forwarded-proto": "https" };
    expect(seenByApp(await get({ headers })).headers).toMatchObject({
      "x-client-ip": "1.2.3.4",
      "x-forwarded-host": "crm.example",
      "x-forwarded-proto": "https",
    });
  });
});

describe("a request is refused with a plain page", () => {
  it.each([
    ["/%", 400],
    ["/%E6", 400],
    ["/a%00b", 400],
    ["/?q=%00", 400],
    ["/\\evil", 400],
    ["//evil.example/", 400],
    ["http://evil.example/", 400],
    [`/?q=${"a".repeat(9_000)}`, 414],
  ])("for the address %.30s", async (path, status) => {
    const get = await serve();
    const answer = await get({ path });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain('<html lang="nb">');
    expect(answer.headers["content-security-policy"]).toBeDefined();
  });

  it("and an odd query of a person's own is none of these", async () => {
    const get = await serve();
    for (const path of ["/?q=100%", "/?q=%E6%F8%E5", "/?q=%F0%9F%98%80", "/kunder/%C3%A6"]) expect((await get({ path })).status).toBe(200);
  });

  it("for a method that no page answers to", async () => {
    const get = await serve();
    for (const method of ["PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
      expect(await get({ method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST" } });
    }
  });

  it("in English for who asks for that first", async () => {
    const get = await serve();
    expect((await get({ path: "/%", headers: { "accept-language": "en-GB,en;q=0.9,nb;q=0.8" } })).body).toContain("The address is not valid");
    expect((await get({ path: "/%", headers: { "accept-language": "nb,en;q=0.8" } })).body).toContain("Adressen er ikke gyldig");
  });

  it("for another host's name on an app that only this machine reaches", async () => {
    const get = await serve();
    for (const host of ["evil.example", "127.0.0.1.evil.example", "evil.example:3000", "a b"])
      expect((await get({ headers: { host } })).status, host).toBe(421);
    for (const host of ["localhost:3000", "[::1]:3000", "127.0.0.1", "crm.localhost"]) expect((await get({ headers: { host } })).status).toBe(200);
  });

  it("for a request line that is no HTTP at all", async () => {
    await serve();
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.end("JUNK\r\n\r\n");
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("a form", () => {
  it("comes to the app as it was sent", async () => {
    const post = await serve();
    const answer = await post({ method: "POST", headers: FORM, body: form("Åse 😀") });
    expect(answer.status).toBe(200);
    expect(seenByApp(answer).body).toBe(form("Åse 😀"));
  });

  it.each([
    ["another site", { origin: "http://evil.example" }, 403],
    ["a page without an origin", { origin: "null" }, 403],
    ["nonsense", { origin: "::" }, 403],
    ["another port", { origin: "http://127.0.0.1:1" }, 403],
    ["a browser that hides the origin, across sites", { "sec-fetch-site": "cross-site" }, 403],
    ["a browser that hides the origin, from a sister site", { "sec-fetch-site": "same-site" }, 403],
    ["a browser that hides the origin, from our own page", { "sec-fetch-site": "same-origin" }, 200],
    ["a program", {}, 200],
  ])("from %s is answered as it should be", async (_who, headers, status) => {
    const post = await serve();
    expect((await post({ method: "POST", headers: { ...FORM, ...headers }, body: form("x") })).status).toBe(status);
  });

  it("from our own page is taken, by the configured address where there is one", async () => {
    const post = await serve();
    const { port } = server.address() as AddressInfo;
    expect((await post({ method: "POST", headers: { ...FORM, origin: `http://127.0.0.1:${port}` }, body: form("x") })).status).toBe(200);
    server.close();
    const behind = await serve({ site: { configured: new URL("https://crm.example"), loopbackOnly: true, trustedProxies: 0 } });
    const from = (origin: string) => behind({ method: "POST", headers: { ...FORM, origin, host: "inner:3000" }, body: form("x") });
    expect((await from("https://crm.example")).status).toBe(200);
    expect((await from("http://crm.example")).status).toBe(403);
    expect((await from("http://inner:3000")).status).toBe(403);
  });

  it.each([
    ["without a boundary", "multipart/form-data", form("x")],
    ["without its end", "multipart/form-data; boundary=----FormBoundary7MA4YWxk", form("x").slice(0, -8)],
    ["with another boundary", "multipart/form-data; boundary=----FormBoundaryOther", form("x")],
    ["that is no form", "multipart/form-data; boundary=----FormBoundary7MA4YWxk", "junk"],
    ["that is empty", "multipart/form-data; boundary=----FormBoundary7MA4YWxk", ""],
  ])("%s is refused", async (_what, type, body) => {
    const post = await serve();
    expect(await post({ method: "POST", headers: { "content-type": type }, body })).toMatchObject({ status: 400 });
  });

  it("of more than a mebibyte is refused, told beforehand or not, except where more is allowed", async () => {
    const post = await serve({ bodyLimits: [{ path: /^\/imports$/, bytes: 5_000_000 }] });
    const large = form("x".repeat(1_100_000));
    expect((await post({ method: "POST", headers: FORM, body: large })).status).toBe(413);
    expect((await post({ method: "POST", headers: { ...FORM, "transfer-encoding": "chunked" }, body: large })).status).toBe(413);
    expect((await post({ method: "POST", path: "/imports", headers: FORM, body: large })).status).toBe(200);
  });
});

describe("what goes wrong inside", () => {
  const failing = (before: () => void) => () => async (_req: unknown, res: ServerResponse) => {
    before();
    res.statusCode = 500;
    res.setHeader("content-length", "5");
    res.end("fault");
  };
  const post: Sent = { method: "POST", headers: FORM, body: form("x") };

  it("is the sender's fault while the action has not begun, and ours after that", async () => {
    const malformed = await serve({ handler: failing(() => undefined) });
    expect(await malformed(post)).toMatchObject({ status: 400, body: expect.stringContaining("Skjemaet kunne ikke leses") as string });
    expect(await malformed()).toMatchObject({ status: 500, body: "fault" });
    server.close();
    const faulty = await serve({ handler: failing(actionBegan) });
    expect(await faulty(post)).toMatchObject({ status: 500, body: "fault" });
  });

  it("is told as the database's absence when that went away meanwhile", async () => {
    let away = false;
    const get = await serve({ handler: failing(() => (away = true)), databaseAway: () => away });
    expect(await get()).toMatchObject({ status: 503, headers: { "retry-after": "3" }, body: expect.stringContaining("Databasen svarer ikke") as string });
  });

  it("is told as an outdated page when the form is of an earlier release", async () => {
    const post409 = await serve({
      handler: () => async (_req, res) => {
        res.setHeader("x-nextjs-action-not-found", "1");
        res.statusCode = 409;
        res.end("Server Action unavailable.");
      },
    });
    expect(await post409(post)).toMatchObject({ status: 409, body: expect.stringContaining("Siden er oppdatert") as string });
    expect((await post409({ ...post, headers: { ...FORM, "next-action": "abc" } })).body).toBe("Server Action unavailable.");
  });
});

describe("many pages at once", () => {
  it("keep no form and no file waiting", async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const begun: string[] = [];
    const get = await serve({
      handler:
        () =>
        async ({ method = "", url = "" }, res) => {
          begun.push(`${method} ${url}`);
          if (method === "GET" && url.startsWith("/page")) await released;
          res.end();
        },
    });
    const pages = Array.from({ length: availableParallelism() + 30 }, (_, n) => get({ path: `/page/${n}` }));
    await expect.poll(() => begun.length).toBeGreaterThan(0);
    expect(await get({ method: "POST", path: "/form" })).toMatchObject({ status: 200 });
    expect(await get({ path: "/_next/static/a.js" })).toMatchObject({ status: 200 });
    expect(begun.filter((one) => one.startsWith("GET /page")).length).toBeLessThan(pages.length);
    release();
    await Promise.all(pages);
    expect(new Set(begun).size).toBe(pages.length + 2);
  });
});

describe("while the database is away or the app starts", () => {
  it("pages answer 503 and say when to come back; files of the build are there", async () => {
    const get = await serve({ databaseAway: () => true });
    expect(await get()).toMatchObject({ status: 503, headers: { "retry-after": "3" } });
    expect((await get({ path: "/_next/static/a.js" })).status).toBe(200);
    expect(await get({ path: "/healthz" })).toMatchObject({ status: 503, body: '{"status":"unavailable"}' });
    server.close();
    const starting = await serve({ handler: () => undefined });
    expect(await starting()).toMatchObject({ status: 503, body: expect.stringContaining("Appen starter") as string });
    expect(await starting({ path: "/healthz" })).toMatchObject({ status: 503, body: '{"status":"starting"}' });
  });

  it("health is told when all is well", async () => {
    const get = await serve();
    expect(await get({ path: "/healthz" })).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  });
});
