import type { FormTextStrings } from "@/components/form/texts";

/** The messages of form.json in one language, as plain strings. */
export function formTexts(t: (key: string, values?: Record<string, string | number>) => string): FormTextStrings {
  return {
    required: t("form.required"),
    optional: t("form.optional"),
    busy: t("form.busy"),
    unsent: t("form.unsent"),
    outdated: t("form.outdated"),
    errorPrefix: t("form.errorPrefix"),
    summary: Array.from({ length: 20 }, (_, index) => t("form.summary", { count: index + 1 })),
    summaryMany: t("form.summaryMany"),
    conflictTitle: t("form.conflictTitle"),
    now: t("form.now", { now: "{now}", by: "{by}" }),
    emptyValue: t("form.emptyValue"),
    keepMine: t("form.keepMine"),
    keepTheirs: t("form.keepTheirs"),
  };
}
