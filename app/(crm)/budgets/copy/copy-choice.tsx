import { Button, ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Texts } from "@/lib/i18n/texts";

import { budgetPath } from "../paths";

interface Props {
  t: Texts;
  year: number;
  percent: string;
  replace: boolean;
  /** What was wrong with what was chosen. */
  error?: string;
}

/** A GET form: what it leads to asks, and changes nothing yet. */
export function CopyChoice({ t, year, percent, replace, error }: Props) {
  return (
    <form action="/budgets/copy" className="space-y-4">
      <input type="hidden" name="year" value={year} />
      <div>
        <label htmlFor="percent" className="text-label mb-1 block font-medium">
          {t("budgets.copy.percent")}
        </label>
        <input
          type="text"
          id="percent"
          name="percent"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={percent}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "percent-error percent-hint" : "percent-hint"}
          className="field !w-40"
        />
        {error && (
          <p id="percent-error" role="alert" className="text-label mt-1 flex items-start gap-1.5 text-danger">
            <Icon name="circle-alert" className="mt-px" />
            {error}
          </p>
        )}
        <p id="percent-hint" className="text-label mt-1 text-muted">
          {t("budgets.copy.percentHint")}
        </p>
      </div>
      <fieldset>
        <legend className="mb-1">{t("budgets.copy.where")}</legend>
        {(["false", "true"] as const).map((value) => (
          <label key={value} className="flex min-h-8 w-fit items-center gap-2 touch:min-h-touch">
            <input type="radio" className="tick" name="replace" value={value} defaultChecked={value === String(replace)} />
            {t(value === "true" ? "budgets.copy.everywhere" : "budgets.copy.emptyOnly")}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button variant="main">{t("budgets.copy.next")}</Button>
        <ButtonLink variant="quiet" href={budgetPath(year)}>
          {t("shell.no")}
        </ButtonLink>
      </div>
    </form>
  );
}
