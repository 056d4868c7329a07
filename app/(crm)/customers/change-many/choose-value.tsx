import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldRow } from "@/components/ui/field-row";
import { TextLink } from "@/components/ui/link";
import { packOptions } from "@/components/ui/packed-options";
import { Select } from "@/components/ui/select";
import type { ManyAct, OfferedValue } from "@/lib/crm/customers/many-acts";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";

interface Props {
  t: Texts;
  act: ManyAct;
  path: string;
  /** How many are selected. */
  customers: number;
  offered: OfferedValue[];
  /** This page, with who is selected. */
  back: string;
  list: string;
  params: SearchParams;
}

/** More than these, and a box narrows the choice. */
const few = 15;

/** The first step: which value, with a box that narrows the choice where there are many. */
export function ChooseValue({ t, act, path, customers, offered, back, list, params }: Props) {
  const find = param(params, "find");
  const needle = find.trim().toLocaleLowerCase("nb");
  const found = offered.filter(({ name }) => name.toLocaleLowerCase("nb").includes(needle));
  const hidden = [...new URLSearchParams(back.split("?")[1])].map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
  const title = <h1 className="text-page-title mb-2">{t(`manyCustomers.${act}.chooseFor`, { customers })}</h1>;
  if (offered.length === 0)
    return (
      <>
        {title}
        <EmptyState title={t(`manyCustomers.${act}.nothingToChoose`)}>
          <TextLink href={list}>{t("manyCustomers.backToList")}</TextLink>
        </EmptyState>
      </>
    );
  return (
    <>
      {params.to !== undefined && params.find === undefined && (
        <div className="mb-3">
          <Banner tone="error">{t(param(params, "to") === "" ? `manyCustomers.${act}.chooseFirst` : `manyCustomers.${act}.gone`)}</Banner>
        </div>
      )}
      {title}
      {offered.length > few && (
        <form action={path} role="search" aria-label={t(`manyCustomers.${act}.find`)} className="mb-4">
          {hidden}
          <FieldRow>
            <div>
              <label htmlFor="find" className="text-label mb-1 block font-medium">
                {t(`manyCustomers.${act}.findLabel`)}
              </label>
              <input id="find" type="search" name="find" defaultValue={find} className="field" autoComplete="off" />
            </div>
            <Button>{t("manyCustomers.findSubmit")}</Button>
          </FieldRow>
        </form>
      )}
      <form action={path} className="space-y-4">
        {hidden}
        <div>
          <label htmlFor="to" className="text-label mb-1 block font-medium">
            {t(`manyCustomers.${act}.choose`)}
          </label>
          <Select
            key={needle}
            id="to"
            name="to"
            defaultValue={found.length === 1 ? String(found[0]?.id) : ""}
            options={packOptions(
              [{ value: "", label: t("customers.notChosen") }],
              found.map((value) => ({ id: value.id, name: labelOf(t, value) })),
            )}
          />
          {needle !== "" && (
            <p role="status" className="text-label mt-1 text-muted">
              {t(`manyCustomers.${act}.found`, { values: found.length })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="main">{t(`manyCustomers.${act}.next`)}</Button>
          <ButtonLink variant="quiet" href={list}>
            {t("shell.no")}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

/** «Messe 2026 (12 kunder)», where it is known how many of the selected carry it. */
const labelOf = (t: Texts, { name, customers }: OfferedValue): string => (customers === undefined ? name : t("manyCustomers.carriedBy", { name, customers }));
