import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Json = Record<string, unknown>;

export interface RegisterStandIn {
  /** What stands in for https://data.brreg.no/enhetsregisteret. */
  address: string;
  /** The paths it was asked for, in order. */
  asked: string[];
  /**
   * Puts an enterprise in it; `slettedato` alone is one that is taken out of the open data. By `_status` it is answered
   * with that, and by `_delay` so many milliseconds later.
   */
  put(enterprise: Json): void;
  /** How it behaves: as the register does, or not at all. */
  behave(how: "well" | "silent" | "broken" | "in words" | "endless" | "elsewhere" | "about another"): void;
  close(): Promise<void>;
}

/**
 * A small server with the shapes of Enhetsregisteret's open API: an enterprise, one that is struck off (200), one taken
 * out of the open data (410), none (404), and the search by name. Another process puts enterprises in it by PUT.
 */
export async function startRegisterStandIn(): Promise<RegisterStandIn> {
  const enterprises = new Map<string, Json>();
  const asked: string[] = [];
  const state = { how: "well" as Parameters<RegisterStandIn["behave"]>[0] };
  const put = (enterprise: Json) => void enterprises.set(String(enterprise.organisasjonsnummer), enterprise);
  const server = createServer((req, res) => {
    if (req.method === "PUT") return void readBody(req).then((body) => (put(JSON.parse(body) as Json), res.end()));
    asked.push(req.url ?? "");
    if (state.how === "silent") return;
    if (state.how === "broken") return answer(res, 500, { status: 500, error: "Internal Server Error" });
    if (state.how === "in words") return void res.writeHead(200, { "content-type": "text/html" }).end("<h1>Vedlikehold</h1>");
    if (state.how === "endless") return void res.writeHead(200).end(JSON.stringify({ navn: "X".repeat(3 * 1024 * 1024) }));
    if (state.how === "elsewhere") return void res.writeHead(302, { location: "http://127.0.0.1:9/" }).end();
    if (state.how === "about another") return answer(res, 200, anEnterprise("974760673", "EN ANNEN"));
    const url = new URL(req.url ?? "/", "http://register");
    const number = /^\/api\/enheter\/(\d+)$/.exec(url.pathname)?.[1];
    if (number !== undefined) one(res, enterprises.get(number));
    else if (url.pathname === "/api/enheter") search(res, [...enterprises.values()], url);
    else answer(res, 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    asked,
    put,
    behave: (how) => void (state.how = how),
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

function one(res: ServerResponse, enterprise: Json | undefined): void {
  if (!enterprise) return void res.writeHead(404).end();
  const { _status, _delay, ...said } = enterprise;
  const status = _status === undefined ? (said.navn === undefined ? 410 : 200) : Number(_status);
  setTimeout(() => answer(res, status, { ...said, _links: linksTo(`enheter/${String(enterprise.organisasjonsnummer)}`) }), Number(_delay ?? 0));
}

/** Without hits `_embedded` is left out. */
function search(res: ServerResponse, all: Json[], url: URL): void {
  const words = (url.searchParams.get("navn") ?? "").toUpperCase().split(/\s+/u).filter(Boolean);
  const size = Number(url.searchParams.get("size") ?? 20);
  const found = all.filter(({ navn }) => typeof navn === "string" && words.every((word) => navn.toUpperCase().includes(word)));
  const embedded = found.length > 0 ? { _embedded: { enheter: found.slice(0, size) } } : {};
  const page = { size, totalElements: found.length, totalPages: Math.ceil(found.length / size), number: 0 };
  answer(res, 200, { ...embedded, _links: linksTo("enheter"), page });
}

const answer = (res: ServerResponse, status: number, body: Json): void =>
  void res.writeHead(status, { "content-type": "application/json;charset=UTF-8" }).end(JSON.stringify(body));

const linksTo = (path: string): Json => ({ self: { href: `https://data.brreg.no/enhetsregisteret/api/${path}` } });

async function readBody(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** An enterprise as the register answers with it; whatever is not said here is as of an ordinary limited company. */
export const anEnterprise = (organisasjonsnummer: string, navn: string, said: Json = {}): Json => ({
  organisasjonsnummer,
  navn,
  organisasjonsform: { kode: "AS", beskrivelse: "Aksjeselskap", _links: linksTo("organisasjonsformer/AS") },
  hjemmeside: `www.f${organisasjonsnummer}.no`,
  postadresse: place("Postboks 1"),
  forretningsadresse: place("Storgata 1"),
  registreringsdatoEnhetsregisteret: "2015-01-01",
  registrertIMvaregisteret: true,
  naeringskode1: { kode: "41.200", beskrivelse: "Oppføring av bygninger" },
  antallAnsatte: 12,
  harRegistrertAntallAnsatte: true,
  institusjonellSektorkode: { kode: "2100", beskrivelse: "Private aksjeselskaper mv." },
  registrertIForetaksregisteret: true,
  registrertIStiftelsesregisteret: false,
  registrertIFrivillighetsregisteret: false,
  konkurs: false,
  underAvvikling: false,
  underTvangsavviklingEllerTvangsopplosning: false,
  maalform: "Bokmål",
  respons_klasse: "Enhet",
  ...said,
});

const place = (line: string): Json => ({
  land: "Norge",
  landkode: "NO",
  postnummer: "8006",
  poststed: "BODØ",
  adresse: [line],
  kommune: "BODØ",
  kommunenummer: "1804",
});
