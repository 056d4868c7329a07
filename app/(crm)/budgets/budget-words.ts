import { twelve } from "@/lib/crm/budgets/budget-months";
import { noonOf } from "@/lib/dates/noon-of";
import { formatShortMonth } from "@/lib/i18n/format";
import type { Locale, Texts } from "@/lib/i18n/texts";

/** What the grid says, as plain strings: made on the server, so that no ICU library is sent along. */
export interface BudgetWords {
  locale: Locale;
  months: string[];
  year: string;
  groupOrSeller: string;
  actions: string;
  direct: string;
  all: string;
  none: string;
  everybody: string;
  own: string;
  unallocated: string;
  addOwn: string;
  addOwnFor: string;
  even: string;
  evenFor: string;
  last: string;
  lastFor: string;
  conflict: string;
  emptyValue: string;
  pasted: string;
  problems: Record<"empty" | "tooWide" | "tooTall" | "noField" | "unknownName", string>;
}

export function budgetWords(t: Texts, year: number): BudgetWords {
  const name = "{name}";
  return {
    locale: t.locale,
    months: twelve.map((month) => formatShortMonth(noonOf(`${year}-${String(month + 1).padStart(2, "0")}-01`), t.locale)),
    year: t("budgets.grid.year"),
    groupOrSeller: t("budgets.grid.groupOrSeller"),
    actions: t("budgets.grid.actions"),
    direct: t("budgets.grid.direct", { name }),
    all: t("budgets.grid.all", { name }),
    none: t("budgets.grid.none"),
    everybody: t("budgets.grid.everybody"),
    own: t("budgets.grid.own", { name }),
    unallocated: t("budgets.grid.unallocated", { name }),
    addOwn: t("budgets.grid.addOwn"),
    addOwnFor: t("budgets.grid.addOwnFor", { name }),
    even: t("budgets.grid.even"),
    evenFor: t("budgets.grid.evenFor", { name }),
    last: t("budgets.grid.last"),
    lastFor: t("budgets.grid.lastFor", { name }),
    conflict: t("budgets.grid.conflict", { name, month: "{month}", now: "{now}", by: "{by}", typed: "{typed}" }),
    emptyValue: t("form.emptyValue"),
    pasted: t("budgets.grid.pasted", { cells: "{cells}" }),
    problems: {
      empty: t("budgets.errors.paste.empty"),
      tooWide: t("budgets.errors.paste.tooWide", { what: "{what}" }),
      tooTall: t("budgets.errors.paste.tooTall", { what: "{what}" }),
      noField: t("budgets.errors.paste.noField", { what: "{what}" }),
      unknownName: t("budgets.errors.paste.unknownName", { what: "{what}" }),
    },
  };
}

/** A sentence with its words in braces replaced. */
export const say = (sentence: string, words: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/gu, (all, word: string) => String(words[word] ?? all));
