import type { Texts } from "@/lib/i18n/texts";

/** What the links between the pages of a list are called. */
export const pageTexts = (t: Texts): Record<"first" | "previous" | "next" | "last", string> => ({
  first: t("shell.pages.first"),
  previous: t("shell.pages.previous"),
  next: t("shell.pages.next"),
  last: t("shell.pages.last"),
});
