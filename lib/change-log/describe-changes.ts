import type { Database } from "../db/client";
import type { Texts } from "../i18n/texts";
import { formatKroner, formatOrganizationNumber, formatShare } from "../i18n/format";
import { noonOf } from "../dates/noon-of";
import { same } from "./operation-log";
import type { LoggedChange, LoggedOperation } from "./read-operations";

export interface DescribedField {
  /** The field's name in the reader's language. */
  field: string;
  before: string;
  after: string;
}

type Names = Record<"category" | "industry" | "employee" | "contactRole" | ValueList, Map<number, string>>;

/** The lists of «Tilleggsinfo» and «Salgsmuligheter», and the customer and the contact of one. */
type ValueList = "origin" | "product" | "source" | "opportunityType" | "opportunityStep" | "lostReason" | "customer" | "contact";

/**
 * The edited fields of each operation, before and after, in words: names in place of ids. Creations are left out. Where
 * several records were edited, each field says whose it is.
 */
export async function describeChanges(db: Database, texts: Texts, operations: LoggedOperation[]): Promise<Map<number, DescribedField[]>> {
  const names = await namesIn(db, texts, operations);
  return new Map(
    operations.map(({ id, changes }) => {
      const edited = changes.filter(({ before, after }) => before && after);
      const several = new Set(edited.map(({ entity, entityId }) => `${entity} ${entityId}`)).size > 1;
      return [id, edited.flatMap((change) => fieldsOf(texts, names, change, several))];
    }),
  );
}

function fieldsOf(texts: Texts, names: Names, { entity, label, before, after }: LoggedChange, several: boolean): DescribedField[] {
  if (!before || !after) return [];
  return Object.keys(after).flatMap((field) => {
    const month = /^\d{4}-\d{2}$/.test(field);
    if (!month && (field === "deleted" || !texts.has(`changeLog.fields.${entity}.${field}`))) return [];
    return [
      {
        // A budget is changed for many at once, and a merge lets go of another record's values: they say whose they are.
        field: same(before[field], after[field])
          ? texts("changeLog.notKeptOf", { field: texts(`changeLog.fields.${entity}.${field}`), whose: label ?? "" })
          : month
            ? [label, texts.month(noonOf(`${field}-01`))].filter(Boolean).join(", ")
            : [several ? label : null, texts(`changeLog.fields.${entity}.${field}`)].filter(Boolean).join(", "),
        before: shown(texts, names, month ? "budget" : field, before[field]),
        after: same(before[field], after[field]) ? texts("changeLog.notKept") : shown(texts, names, month ? "budget" : field, after[field]),
      },
    ];
  });
}

/** Which table of names an id-valued field points into. */
const pointsTo: Record<string, keyof Names> = {
  industry: "industry",
  seller: "employee",
  categories: "category",
  category: "category",
  role: "contactRole",
  origin: "origin",
  products: "product",
  product: "product",
  source: "source",
  type: "opportunityType",
  step: "opportunityStep",
  lostReason: "lostReason",
  customer: "customer",
  distinctFrom: "customer",
  mergedInto: "customer",
  contact: "contact",
  sellers: "employee",
};

function shown(texts: Texts, names: Names, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return texts("changeLog.nothing");
  if (typeof value === "boolean") return texts(value ? "changeLog.yes" : "changeLog.no");
  if (field === "sellers") return sharesIn(texts, names, value as [number, number][]);
  if (Array.isArray(value)) return value.length === 0 ? texts("changeLog.nothing") : value.map((one) => shown(texts, names, field, one)).join(", ");
  if (typeof value === "number" && pointsTo[field]) return names[pointsTo[field]].get(value) ?? texts("changeLog.gone");
  if (typeof value === "number" && field === "probability") return `${value}\u00A0%`;
  if (typeof value === "number" && field === "budget") return formatKroner(value * 100, texts.locale);
  if (typeof value === "number" && field === "amount") return formatKroner(value, texts.locale);
  if (typeof value === "number") return texts.number(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (["from", "until", "expectedClose", "closedOn"].includes(field)) return texts.date(noonOf(text));
  if (field === "status" && texts.has(`opportunities.statuses.${text}`)) return texts(`opportunities.statuses.${text}`);
  if (field === "organizationNumber") return formatOrganizationNumber(text);
  if (field === "organizationForm" && texts.has(`organizationForms.${text}`)) return texts(`organizationForms.${text}`);
  if (field === "role" && texts.has(`users.roles.${text}`)) return texts(`users.roles.${text}`);
  if (field === "language" && texts.has(`users.languages.${text}`)) return texts(`users.languages.${text}`);
  return text;
}

/** «Peder Ås 60 %, Line Lund 40 %». */
const sharesIn = (texts: Texts, names: Names, shares: [number, number][]): string =>
  shares.map(([who, share]) => `${names.employee.get(who) ?? texts("changeLog.gone")} ${formatShare(share, texts.locale)}`).join(", ");

async function namesIn(db: Database, texts: Texts, operations: LoggedOperation[]): Promise<Names> {
  const wanted: Record<keyof Names, Set<number>> = {
    ...{ category: new Set(), industry: new Set(), employee: new Set(), contactRole: new Set() },
    ...{ origin: new Set(), product: new Set(), source: new Set(), opportunityType: new Set(), opportunityStep: new Set() },
    ...{ lostReason: new Set(), customer: new Set(), contact: new Set() },
  };
  for (const { before, after } of operations.flatMap((operation) => operation.changes))
    for (const values of [before, after])
      for (const [field, value] of Object.entries(values ?? {})) {
        const table = pointsTo[field];
        if (table) for (const id of idsIn(field, value)) wanted[table].add(id);
      }
  const english = texts.locale === "en";
  const load = async (ids: Set<number>, rows: (ids: number[]) => Promise<{ id: number; name: string }[]>) =>
    new Map(ids.size === 0 ? [] : (await rows([...ids])).map(({ id, name }) => [id, name]));
  return {
    category: await load(wanted.category, (ids) => db.category.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })),
    employee: await load(wanted.employee, (ids) => db.employee.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })),
    industry: await load(wanted.industry, async (ids) => valueNames(await db.industry.findMany({ where: { id: { in: ids } } }), english)),
    origin: await load(wanted.origin, async (ids) => valueNames(await db.origin.findMany({ where: { id: { in: ids } } }), english)),
    product: await load(wanted.product, async (ids) => valueNames(await db.product.findMany({ where: { id: { in: ids } } }), english)),
    source: await load(wanted.source, async (ids) => valueNames(await db.source.findMany({ where: { id: { in: ids } } }), english)),
    opportunityType: await load(wanted.opportunityType, async (ids) => valueNames(await db.opportunityType.findMany({ where: { id: { in: ids } } }), english)),
    opportunityStep: await load(wanted.opportunityStep, async (ids) => valueNames(await db.opportunityStep.findMany({ where: { id: { in: ids } } }), english)),
    lostReason: await load(wanted.lostReason, async (ids) => valueNames(await db.lostReason.findMany({ where: { id: { in: ids } } }), english)),
    customer: await load(wanted.customer, (ids) => db.customer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })),
    contact: await load(wanted.contact, (ids) => db.contact.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })),
    contactRole: await load(wanted.contactRole, async (ids) => valueNames(await db.contactRole.findMany({ where: { id: { in: ids } } }), english)),
  };
}

/** The ids that a field's value names: one, a set, or those who share it. */
const idsIn = (field: string, value: unknown): number[] =>
  (field === "sellers" ? ((value ?? []) as [number, number][]).map(([who]) => who) : [value].flat()).filter((id) => typeof id === "number");

const valueNames = (rows: { id: number; nb: string; en: string | null }[], english: boolean): { id: number; name: string }[] =>
  rows.map(({ id, nb, en }) => ({ id, name: (english ? en : null) ?? nb }));
