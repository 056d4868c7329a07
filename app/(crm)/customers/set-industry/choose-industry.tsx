import { Button, ButtonLink } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import { packOptions } from "@/components/ui/packed-options";
import { Select } from "@/components/ui/select";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  path: string;
  customers: number;
  /** By code and name («41 Oppføring av bygninger»). */
  industries: { id: number; name: string }[];
  /** What says who is selected, sent along. */
  selection: URLSearchParams;
  /** A part of a code or a name: just the industries that have it are offered. */
  find: string;
  list: string;
}

/** The first step: «Velg bransje», with a box that narrows the choice where there are many. */
export function ChooseIndustry({ t, path, customers, industries, selection, find, list }: Props) {
  const needle = find.trim().toLocaleLowerCase("nb");
  const offered = industries.filter(({ name }) => name.toLocaleLowerCase("nb").includes(needle));
  const hidden = [...selection].map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
  return (
    <>
      <h1 className="text-page-title mb-2">{t("customers.setIndustry.chooseFor", { customers })}</h1>
      {industries.length > 15 && (
        <form action={path} role="search" aria-label={t("customers.setIndustry.find")} className="mb-4">
          {hidden}
          <FieldRow>
            <div>
              <label htmlFor="find" className="text-label mb-1 block font-medium">
                {t("customers.setIndustry.findLabel")}
              </label>
              <input id="find" type="search" name="find" defaultValue={find} className="field" autoComplete="off" />
            </div>
            <Button>{t("customers.setIndustry.findSubmit")}</Button>
          </FieldRow>
        </form>
      )}
      <form action={path} className="space-y-4">
        {hidden}
        <div>
          <label htmlFor="to" className="text-label mb-1 block font-medium">
            {t("customers.setIndustry.choose")}
          </label>
          <Select
            key={needle}
            id="to"
            name="to"
            defaultValue={offered.length === 1 ? String(offered[0]?.id) : ""}
            options={packOptions([{ value: "", label: t("customers.notChosen") }], offered)}
          />
          {needle !== "" && (
            <p role="status" className="text-label mt-1 text-muted">
              {t("customers.setIndustry.foundIndustries", { industries: offered.length })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="main">{t("customers.setIndustry.next")}</Button>
          <ButtonLink variant="quiet" href={list}>
            {t("shell.no")}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
