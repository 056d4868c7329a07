import { z } from "zod";

import type { RawRow } from "../imports/register-columns";
import type { RegisterEntry, RegisterStatus } from "./register-entry";

/**
 * The shapes of Enhetsregisteret's open API (version 2, https://data.brreg.no/enhetsregisteret/api/dokumentasjon):
 * an enterprise («respons_klasse»: «Enhet»), one that is struck off («SlettetEnhet», answered with 200 and few fields)
 * and one that is taken out of the open data (answered with 410, its number and «slettedato» alone). Fields that are
 * empty are left out by the register; what is not read here may be anything.
 */
const text = z.string().nullish();
const day = z.iso.date().nullish().catch(null);
const code = z.object({ kode: text }).nullish();
const address = z.object({ adresse: z.array(text).nullish(), postnummer: text, poststed: text, land: text }).nullish();

const enterprise = z.object({
  organisasjonsnummer: z.string().regex(/^\d{9}$/),
  navn: text,
  organisasjonsform: code,
  naeringskode1: code,
  naeringskode2: code,
  naeringskode3: code,
  antallAnsatte: z.int().min(0).nullish(),
  hjemmeside: text,
  telefon: text,
  mobil: text,
  epostadresse: text,
  postadresse: address,
  forretningsadresse: address,
  konkurs: z.boolean().nullish(),
  konkursdato: day,
  underAvvikling: z.boolean().nullish(),
  underAvviklingDato: day,
  underTvangsavviklingEllerTvangsopplosning: z.boolean().nullish(),
  slettedato: day,
  respons_klasse: text,
});
type Enterprise = z.output<typeof enterprise>;

const hits = z.object({ _embedded: z.object({ enheter: z.array(enterprise) }).nullish() });

/** One enterprise out of an answer; null when the answer is not of that shape. */
export function entryOf(answer: unknown): RegisterEntry | null {
  const parsed = enterprise.safeParse(answer);
  return parsed.success ? asEntry(parsed.data) : null;
}

/** The enterprises that a search found; null when the answer is not of that shape. Without hits the register leaves `_embedded` out. */
export function entriesOf(answer: unknown): RegisterEntry[] | null {
  const parsed = hits.safeParse(answer);
  return parsed.success ? (parsed.data._embedded?.enheter ?? []).map(asEntry) : null;
}

function asEntry(said: Enterprise): RegisterEntry {
  const [status, statusSince] = statusOf(said);
  const struck = status === "deleted";
  const fields = { ...named(said), ...(struck ? {} : columnsOf(said)) };
  return { organizationNumber: said.organisasjonsnummer, name: said.navn ?? "", fields, status, statusSince };
}

function statusOf(said: Enterprise): [RegisterStatus, string | null] {
  if (said.slettedato || said.respons_klasse === "SlettetEnhet") return ["deleted", said.slettedato ?? null];
  if (said.konkurs) return ["bankrupt", said.konkursdato ?? null];
  if (said.underTvangsavviklingEllerTvangsopplosning) return ["forcedWindingUp", null];
  if (said.underAvvikling) return ["windingUp", said.underAvviklingDato ?? null];
  return ["registered", null];
}

const named = ({ navn, organisasjonsform }: Enterprise): RawRow => ({
  ...(navn ? { navn } : {}),
  ...(organisasjonsform?.kode ? { "organisasjonsform.kode": organisasjonsform.kode } : {}),
});

/** As the register's own file has them: what it left out is empty, and `/n` stands between the lines of an address. */
const columnsOf = (said: Enterprise): RawRow => ({
  antallAnsatte: said.antallAnsatte == null ? "" : String(said.antallAnsatte),
  hjemmeside: said.hjemmeside ?? "",
  telefon: said.telefon ?? "",
  mobil: said.mobil ?? "",
  epostadresse: said.epostadresse ?? "",
  ...addressColumns("postadresse", said.postadresse),
  ...addressColumns("forretningsadresse", said.forretningsadresse),
  "naeringskode1.kode": said.naeringskode1?.kode ?? "",
  "naeringskode2.kode": said.naeringskode2?.kode ?? "",
  "naeringskode3.kode": said.naeringskode3?.kode ?? "",
});

const addressColumns = (which: "postadresse" | "forretningsadresse", said: Enterprise["postadresse"]): RawRow => ({
  [`${which}.adresse`]: (said?.adresse ?? []).filter(Boolean).join("/n"),
  [`${which}.postnummer`]: said?.postnummer ?? "",
  [`${which}.poststed`]: said?.poststed ?? "",
  [`${which}.land`]: said?.land ?? "",
});
