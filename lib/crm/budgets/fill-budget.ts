import type { Database } from "../../db/client";
import type { Message } from "../../refusal";
import { monthField, readLine, yearField } from "./budget-fields";
import { budgetYear, remainingFrom, twelve } from "./budget-months";
import { linesIn, text } from "./changed-lines";
import { winsOfSeller } from "./last-years-wins";
import { layOutBudget } from "./lay-out-budget";
import { pasteRows } from "./paste-rows";
import { placeBlock } from "./pasted-block";
import { narrowToGroup } from "./narrow-to-group";
import { openedGroups } from "./opened-groups";
import { readBudget } from "./read-budget";
import { spread, spreadEvenly } from "./spread";
import { readKroner, sumOf } from "./typed-kroner";

type Fields = Record<string, string | string[]>;

/** What a button of the form fills in without saving: the fields as they are to stand, or what is wrong. */
export interface Filled {
  values: Record<string, string>;
  message: Message | null;
  fieldErrors: Record<string, Message>;
}

const wrong = (field: string, key: string, values?: Message["values"]): Filled => ({ values: {}, message: null, fieldErrors: { [field]: { key, values } } });

/** The buttons «Fordel likt», «Som i fjor», «Eget tall» and «Sett inn» of the form; null when another one was pressed. */
export function fillBudget(fields: Fields, today: string): ((db: Database) => Promise<Filled>) | null {
  const [how = "", line = ""] = text(fields.fill).split(" ");
  if (how === "own") return () => Promise.resolve(openOwn(fields, line));
  if (how !== "paste" && how !== "even" && how !== "last") return null;
  const { data: year } = budgetYear.safeParse(text(fields.year));
  if (year === undefined) return () => Promise.resolve(wrong("over", "errors.invalid"));
  return how === "paste" ? (db) => pasteInto(db, fields, year) : (db) => spreadOver(db, fields, { how, line, year, today });
}

/** The line of a group's own figure, with fields. */
function openOwn(fields: Fields, line: string): Filled {
  const about = readLine(line);
  if (about?.kind !== "group") return wrong("over", "errors.invalid");
  const own = new Set([...openedGroups(text(fields.own)), about.id]);
  return { values: { own: [...own].join(",") }, message: { key: "budgets.filled.own" }, fieldErrors: {} };
}

interface Spreading {
  how: "even" | "last";
  line: string;
  year: number;
  today: string;
}

async function spreadOver(db: Database, fields: Fields, { how, line, year, today }: Spreading): Promise<Filled> {
  const about = readLine(line);
  const months = linesIn(fields).get(line);
  if (!about || !months) return wrong("over", "errors.invalid");
  const field = yearField(line);
  const amount = readKroner(text(fields[field]));
  if (amount === "unreadable") return wrong(field, "budgets.errors.amount");

  const from = text(fields.over) === "remaining" ? remainingFrom(year, today) : 0;
  if (from === null) return wrong("over", "budgets.errors.yearOver");
  const [kept, open] = [[...months].filter(([month]) => month < from), [...months.keys()].filter((month) => month >= from).sort((a, b) => a - b)];
  if (open.length === 0) return wrong(field, "budgets.errors.noMonths");
  const rest = (amount ?? 0) - sumOf(kept.map(([, typed]) => readKroner(typed)));
  if (amount !== null && rest < 0) return wrong(field, "budgets.errors.lessThanGone", { gone: (amount - rest).toString() });

  const weights = how === "even" || about.kind === "group" ? null : (await winsOfSeller(db, about.id, year - 1)).filter((_, month) => open.includes(month));
  if (weights && !weights.some((weight) => weight > 0n)) return wrong(field, "budgets.errors.nothingWon", { year: String(year - 1) });
  const parts = amount === null ? null : weights ? spread(rest, weights) : spreadEvenly(rest, open.length);
  const values = Object.fromEntries(open.map((month, place) => [monthField(line, month), parts ? String(parts[place]) : ""]));
  return { values: { ...values, [field]: String(amount ?? "") }, message: { key: "budgets.filled.spread" }, fieldErrors: {} };
}

/** The rows are those the form has fields for: a group's own figure is not shown everywhere. */
async function pasteInto(db: Database, fields: Fields, year: number): Promise<Filled> {
  const rows = pasteRows(layOutBudget(narrowToGroup(await readBudget(db, year), Number(text(fields.group)) || null)), () => true).filter((each) =>
    each.fields.some((field) => field !== null && field in fields),
  );
  const start = { row: rows.findIndex(({ line }) => line === text(fields.pasteRow)), month: Number(text(fields.pasteMonth)) - 1 };
  if (start.row < 0 || !twelve.includes(start.month)) return wrong("pasteRow", "errors.invalid");
  const placed = placeBlock(text(fields.paste), rows, start);
  if ("problem" in placed) return wrong("paste", `budgets.errors.paste.${placed.problem}`, { what: placed.what });
  const values: Record<string, string> = { ...placed.values, paste: "" };
  for (const [line, months] of linesIn({ ...onlyText(fields), ...placed.values }))
    if ([...months.keys()].some((month) => monthField(line, month) in placed.values))
      values[yearField(line)] = String(sumOf([...months.values()].map(readKroner)));
  return { values, message: { key: "budgets.filled.pasted", values: { cells: Object.keys(placed.values).length } }, fieldErrors: {} };
}

const onlyText = (fields: Fields): Record<string, string> => Object.fromEntries(Object.entries(fields).map(([name, sent]) => [name, text(sent)]));
