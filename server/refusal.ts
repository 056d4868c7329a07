import type { IncomingMessage, ServerResponse } from "node:http";

/** Why a request goes no further than this server; each has its words below. */
export type RefusalReason =
  "badRequest" | "badForm" | "wrongOrigin" | "wrongHost" | "methodNotAllowed" | "tooLarge" | "urlTooLong" | "outdatedForm" | "unavailable" | "starting";

export type Refusal = { reason: RefusalReason; headers?: Record<string, string>; detail?: string };

/** Answers with the right code and a small page that needs neither scripts nor the app, in the reader's language. */
export function refuse(req: IncomingMessage, res: ServerResponse, { reason, headers, detail }: Refusal): void {
  const { status, nb, en } = WORDS[reason];
  const norwegian = prefersNorwegian(req.headers["accept-language"]);
  const [title, text] = norwegian ? nb : en;
  const isPage = /text\/html|\*\/\*/.test(req.headers.accept ?? "") && !req.headers["next-action"] && !req.headers.rsc;
  const retry = status === 503 ? { "Retry-After": "3" } : {};
  // Without scripts nothing else would look again.
  const reload = status === 503 && req.method === "GET" ? '<meta http-equiv="refresh" content="3">' : "";
  const body = isPage
    ? `<!doctype html><html lang="${norwegian ? "nb" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${reload}<title>${title}</title></head><body><main><h1>${title}</h1><p>${escapeHtml(detail ? `${text} ${detail}` : text)}</p><p><a href="/">${norwegian ? "Til forsiden" : "To the front page"}</a></p></main></body></html>`
    : `${title}. ${text}\n`;
  res.writeHead(status, {
    "Content-Type": `${isPage ? "text/html" : "text/plain"}; charset=utf-8`,
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    Vary: "Accept-Language, Accept",
    ...retry,
    ...headers,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

type Words = { status: number; nb: [title: string, text: string]; en: [title: string, text: string] };

const WORDS: Record<RefusalReason, Words> = {
  badRequest: {
    status: 400,
    nb: ["Adressen er ikke gyldig", "Forespørselen kunne ikke leses. Gå tilbake og prøv igjen."],
    en: ["The address is not valid", "The request could not be read. Go back and try again."],
  },
  badForm: {
    status: 400,
    nb: ["Skjemaet kunne ikke leses", "Ingenting er lagret. Gå tilbake, last siden på nytt og prøv igjen."],
    en: ["The form could not be read", "Nothing was saved. Go back, reload the page and try again."],
  },
  wrongOrigin: {
    status: 403,
    nb: ["Forespørselen ble avvist", "Den kom fra en annen adresse enn denne. Ingenting er lagret. Åpne siden på nytt og prøv igjen."],
    en: ["The request was refused", "It came from an address other than this one. Nothing was saved. Open the page anew and try again."],
  },
  wrongHost: {
    status: 421,
    nb: ["Feil adresse", "Appen svarer bare på sin egen adresse på denne maskinen. Skal den nås under et annet navn, må NEXTAUTH_URL settes til det."],
    en: ["Wrong address", "The app answers on its own address on this machine only. To reach it by another name, set NEXTAUTH_URL to that."],
  },
  methodNotAllowed: {
    status: 405,
    nb: ["Ikke mulig", "Denne adressen kan ikke brukes på den måten."],
    en: ["Not possible", "This address can't be used that way."],
  },
  tooLarge: {
    status: 413,
    nb: ["For mye på én gang", "Det som ble sendt, er større enn det som tas imot. Ingenting er lagret. Gå tilbake og kort det ned."],
    en: ["Too much at once", "What was sent is larger than what is accepted. Nothing was saved. Go back and shorten it."],
  },
  urlTooLong: {
    status: 414,
    nb: ["Adressen er for lang", "Gå tilbake og prøv med færre valg."],
    en: ["The address is too long", "Go back and try with fewer choices."],
  },
  outdatedForm: {
    status: 409,
    nb: ["Siden er oppdatert", "Appen er oppdatert siden du åpnet siden, og ingenting er lagret. Gå tilbake, last siden på nytt og send på nytt."],
    en: ["The page has been updated", "The app has been updated since you opened the page, and nothing was saved. Go back, reload the page and send again."],
  },
  unavailable: {
    status: 503,
    nb: ["Databasen svarer ikke", "Ingenting er mistet. Siden prøver igjen om noen sekunder."],
    en: ["The database does not answer", "Nothing is lost. The page tries again in some seconds."],
  },
  starting: {
    status: 503,
    nb: ["Appen starter", "Siden prøver igjen om noen sekunder."],
    en: ["The app is starting", "The page tries again in some seconds."],
  },
};

/** Bokmål unless English is asked for before any Norwegian, as in the rest of the app. */
function prefersNorwegian(accepted: string | undefined): boolean {
  const first = (accepted ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().slice(0, 2))
    .find((tag) => ["nb", "nn", "no", "en"].includes(tag));
  return first !== "en";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
