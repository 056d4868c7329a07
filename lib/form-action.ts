import { randomUUID } from "node:crypto";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";

import { actionBegan } from "./request-marks";
import { currentSession } from "./auth/current-session";
import { type Command, execute, requestKeyOf } from "./command";
import { nearestPage } from "./crm/nearest-page";
import { type Outcome, refused as refusal, type Refused } from "./outcome";
import { type Database, database } from "./db/client";
import { type Actor, can } from "./permissions";
import { emptyFormState, type FormServerAction, type FormState } from "./form-state";
import { type FormFields, parseSeen, readForm, type SentForm } from "./form-fields";
import type { Texts } from "./i18n/texts";
import { requestTexts } from "./i18n/request-texts";
import { outcomeOrJob } from "./outcome-or-job";
import { href } from "./local-path";
import type { Conflict, Message } from "./refusal";
import { isSentWithoutScripts, markRefused } from "./refused";
import { requestPath } from "./request-path";

export interface Bridge<Value> {
  /** Where to go when it went well; `done` is added, so that the page there says what was done. null: stay here. */
  then: (value: Value, fields: FormFields) => string | null;
  /** What the command takes, out of the form's fields; the fields themselves unless said otherwise. */
  input?: (fields: FormFields, sent: Pick<SentForm, "seen" | "keep">) => Record<string, unknown>;
  /** The field that holds a file: the command gets its name and what it holds as base64. Never echoed. */
  file?: string;
  /** Where a refusal leads, when it is to be answered by another page (a question asked again, a name on offer). */
  refused?: (refused: Refused, fields: FormFields, seen: SentForm["seen"]) => string | null;
  /** What was left as somebody else saved it while the rest went through: one stays then, to answer it field by field. */
  left?: (value: Value) => Left | null;
  /** Where the value is found that has a refused name already: a link under the field. */
  taken?: (id: number) => string;
  /** What a refusal shows as so near that it may be meant, and the button that goes on all the same; null where it is another refusal. */
  anyway?: (refused: Refused, t: Texts) => FormState["anyway"];
  /** What it changed may stand in the layout round all pages too (the reader's language), which the router keeps unless told. */
  layout?: boolean;
  /** What is said when it went well and one stays on the page; a message's key. */
  message?: string;
  /** No message on the page one comes to: what was done shows by itself. */
  silent?: boolean;
  /** Where a button of the form leads that asks for no change (a filter): decided before anything is carried out. */
  instead?: (fields: FormFields) => string | null;
  /** What a button of the form fills in that changes nothing (a sum dealt out over fields): for whoever may carry the command out. */
  fill?: (fields: FormFields, filled: SentForm["filled"]) => ((db: Database, actor: Actor) => Promise<Filled>) | null;
}

/** Fields as they are to stand and what counts as filled in, with a sentence, or what there is to choose among; or what is wrong with what was to be filled in. */
interface Filled {
  values: FormFields;
  filled?: Record<string, string>;
  message: Message | null;
  fieldErrors: Record<string, Message>;
  choices?: { value: string; label: Message }[];
}

interface Left {
  message: Message;
  conflicts: Conflict[];
  /** What the other fields hold now: that counts as seen from here on. */
  standing: Record<string, string>;
}

/** The only bridge from a form to a command: every export of an actions.ts is one of these. */
export function formAction<Input, Value>(command: Command<Input, Value>, bridge: Bridge<Value>): FormServerAction {
  return async (before, data) => {
    const sent = readForm(data);
    actionBegan();
    const elsewhere = bridge.instead?.(sent.fields) ?? null;
    if (elsewhere !== null) redirect(elsewhere);
    const filling = bridge.fill?.(sent.fields, sent.filled) ?? null;
    if (filling) return filledState(before, sent, command, filling);
    const outcome = await carryOut(command, bridge, sent, await readFileOf(data, bridge.file));
    if (outcome.ok) {
      const left = bridge.left?.(outcome.value);
      if (left) return leftState(before, sent, left);
      if (bridge.layout) refresh();
      const target = targetOf(bridge, sent, outcome);
      if (target !== null) redirect(target);
      refresh();
      return { ...emptyFormState, n: nextNumber(before), message: bridge.message ? (await requestTexts())(bridge.message) : null };
    }
    const state = await refusedState(before, sent, outcome, { target: targetOf(bridge, sent, outcome) });
    const anyway = bridge.anyway?.(outcome, await requestTexts()) ?? null;
    return { ...state, anyway, links: bridge.taken ? await linkToTaken(outcome, bridge.taken) : {} };
  };
}

/** Where none was chosen, a browser sends an empty one without a name, a script one with a made-up word for it. */
async function readFileOf(data: FormData, field: string | undefined): Promise<Record<string, unknown>> {
  const file = field === undefined ? null : data.get(field);
  if (field === undefined || !(file instanceof File)) return {};
  const chosen = file.size > 0 || file.name.includes(".");
  return { [field]: { name: chosen ? file.name : "", content: Buffer.from(await file.arrayBuffer()).toString("base64") } };
}

async function carryOut<Input, Value>(
  command: Command<Input, Value>,
  bridge: Bridge<Value>,
  sent: SentForm,
  file: Record<string, unknown>,
): Promise<Outcome<Value>> {
  const session = await currentSession();
  const own = { ...(bridge.input ? bridge.input(sent.fields, sent) : sent.fields), ...file };
  const takesSeen = "shape" in command.input && "seen" in (command.input.shape as object);
  const raw = takesSeen ? { ...own, seen: parseSeen(command.input, sent.seen), keep: sent.keep } : own;
  const execution = { db: database(), actor: session?.actor ?? null, via: "page" as const, requestKey: sent.requestKey };
  const parsed = session && command.long ? command.input.safeParse(raw) : null;
  if (!session || !parsed?.success || !command.long) return execute(command, raw, execution);
  const formKey = sent.requestKey ?? randomUUID();
  const facts = command.long(parsed.data);
  return outcomeOrJob({
    kind: command.name,
    actor: session.actor,
    requestKey: requestKeyOf(formKey, command.name, parsed.data),
    facts,
    records: (facts.customers ?? 0) + (facts.contacts ?? 0) + (facts.opportunities ?? 0),
    run: (report, actor) => execute(command, raw, { ...execution, actor, requestKey: formKey, report }),
    next: (outcome) => targetOf(bridge, sent, outcome),
  });
}

/** Where the form leads by what became of it; null: one stays. */
function targetOf<Value>(bridge: Bridge<Value>, { fields, seen }: SentForm, outcome: Outcome<Value>): string | null {
  if (!outcome.ok) return bridge.refused?.(outcome, fields, seen) ?? null;
  const target = bridge.then(outcome.value, fields);
  return target === null || bridge.silent ? target : withDone(target, outcome.operationId);
}

/** The answer to a button that fills in: the page as it was, with what it made of the fields. Nothing is saved. */
async function filledState<Input, Value>(
  before: FormState,
  sent: SentForm,
  { permission }: Command<Input, Value>,
  filling: (db: Database, actor: Actor) => Promise<Filled>,
): Promise<FormState> {
  const session = await currentSession();
  if (!session) return refusedState(before, sent, refusal({ reason: "not signed in" }));
  if (!can(session.actor, permission)) return refusedState(before, sent, refusal({ reason: "not permitted", message: { key: "errors.notPermitted" } }));
  const { values, filled = sent.filled, message, fieldErrors, choices = [] } = await filling(database(), session.actor);
  if (Object.keys(fieldErrors).length > 0) return refusedState(before, sent, refusal({ fieldErrors }));
  const t = await requestTexts();
  return {
    ...emptyFormState,
    n: nextNumber(before),
    values: { ...withoutSecrets(sent.fields), ...values },
    seen: sent.seen,
    filled,
    message: message && t.message(message),
    choices: choices.map(({ value, label }) => ({ value, label: t.message(label) })),
  };
}

/** The answer to a refused form: what was typed, and a sentence by each field. `partly`: some of it is saved all the same. */
export async function refusedState(
  before: FormState,
  { fields, seen, filled = {} }: Pick<SentForm, "fields" | "seen"> & Partial<Pick<SentForm, "filled">>,
  answer: Refused,
  { target = null, partly = false }: { target?: string | null; partly?: boolean } = {},
): Promise<FormState> {
  if (answer.reason === "not signed in") redirect(`/sign-in?next=${encodeURIComponent(await requestPath())}`);
  if (target !== null) redirect(target);
  if (await isSentWithoutScripts()) await leadFromGone();
  const t = await requestTexts();
  const { "": whole, ...fieldErrors } = sentences(t, answer);
  const formError = answer.formError ? t.message(answer.formError) : (whole ?? null);
  const why = [...(formError ? [formError] : []), ...Object.values(fieldErrors)].join(" ");
  // The forms' own sentence of a conflict says that what was typed is still there.
  const gone = answer.conflicts.length > 0 || !why ? t("errors.changedMeanwhile") : why;
  await markRefused(partly ? why : t("errors.nothingSaved", { why: gone }));
  return {
    n: nextNumber(before),
    values: withoutSecrets(fields),
    seen,
    filled,
    fieldErrors,
    links: {},
    formError,
    conflicts: Object.fromEntries(answer.conflicts.map(({ field, now, by }) => [field, { now, by: by || t("changeLog.theApp") }])),
    anyway: null,
    message: null,
    choices: [],
  };
}

/** A script keeps the form and what was typed in it. Without one the page is made anew: where its record is gone, the nearest page says so. */
async function leadFromGone(): Promise<void> {
  const address = await requestPath();
  const nearest = await nearestPage(database(), address);
  if (nearest !== address) redirect(href(nearest, { gone: 1 }));
}

/** The answer where a part was left: as a refusal of those fields, though the rest is saved. */
async function leftState(before: FormState, { fields, seen }: SentForm, { message, conflicts, standing }: Left): Promise<FormState> {
  refresh();
  const stood = { fields: { ...fields, ...standing }, seen: { ...seen, ...standing } };
  return refusedState(before, stood, { ...refusal({ message }), conflicts }, { partly: true });
}

async function linkToTaken({ offer, fieldErrors }: Refused, taken: (id: number) => string): Promise<FormState["links"]> {
  const [field] = Object.keys(fieldErrors);
  if (field === undefined || offer.taken === undefined) return {};
  return { [field]: { href: taken(Number(offer.taken)), label: (await requestTexts())("form.showTaken", { name: offer.takenName ?? "" }) } };
}

const sentences = (t: Texts, { fieldErrors }: Refused): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldErrors).map(([field, message]) => [field, t.message(message)]));

const withoutSecrets = (fields: FormFields): FormFields => Object.fromEntries(Object.entries(fields).filter(([name]) => !/password|^current$/i.test(name)));

/** A state sent by the browser is input like any other: just its number is used. */
const nextNumber = (before: Partial<FormState> | null): number => (Number.isSafeInteger(before?.n) ? Number(before?.n) : 0) + 1;

/** `/customers/3#categories` → `/customers/3?done=17#categories`; 0 says that nothing was changed. */
function withDone(target: string, operationId: number | null): string {
  const url = new URL(target, "http://app");
  url.searchParams.set("done", String(operationId ?? 0));
  return url.pathname + url.search + url.hash;
}
