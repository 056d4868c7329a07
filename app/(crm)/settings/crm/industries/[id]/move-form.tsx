import { Button } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import { packOptions } from "@/components/ui/packed-options";
import { Select } from "@/components/ui/select";
import { byCode } from "@/lib/crm/industries/by-code";
import type { IndustryRow } from "@/lib/crm/industries/industry-queries";
import type { Texts } from "@/lib/i18n/texts";

import { industryPath } from "../paths";

interface Props {
  t: Texts;
  industry: IndustryRow;
  industries: IndustryRow[];
  /** Why the choice that was made can't be asked about. */
  error?: string;
}

/** «Velg bransje» and «Flytt kunder»: leads to the question, and changes nothing by itself. */
export function MoveForm({ t, industry, industries, error }: Props) {
  return (
    <form action={`${industryPath(industry.id)}/move`} aria-labelledby="move-heading">
      <h3 id="move-heading" className="mb-1 font-semibold">
        {t("industries.move.heading")}
      </h3>
      <FieldRow>
        <div className="min-w-0">
          <label htmlFor="move-to" className="text-label mb-1 block font-medium">
            {t("industries.move.to")}
          </label>
          <Select
            id="move-to"
            name="to"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? "move-to-error" : undefined}
            options={packOptions([{ value: "", label: t("industries.move.notChosen") }], targetsOf(industries, industry.id))}
          />
          {error && (
            <p id="move-to-error" role="alert" className="text-label mt-1 text-danger">
              {error}
            </p>
          )}
        </div>
        <Button>{t("industries.move.action")}</Button>
      </FieldRow>
    </form>
  );
}

/** What customers of an industry can be moved to: the others that are switched on, by code and name. */
export const targetsOf = (industries: IndustryRow[], from: number): { id: number; name: string }[] =>
  byCode(industries.filter(({ id, active }) => active && id !== from));
