import type { ReactNode } from "react";

import { CheckboxesField } from "@/components/form/checkboxes-field";
import { SelectField, TextField } from "@/components/form/field";
import { packOptions } from "@/components/ui/packed-options";
import { FormSection } from "@/components/ui/section";
import type { ListValue, OpportunityCard } from "@/lib/crm/opportunities/opportunity-queries";
import { formatAmount } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

interface Choice {
  id: number;
  name: string;
}

interface Props {
  t: Texts;
  /** The opportunity that is edited; null for a new one. */
  opportunity: OpportunityCard | null;
  values: Record<"source" | "type" | "step" | "lostReason" | "products", ListValue[]>;
  contacts: Choice[];
  /** For a new one: who sells it. A made one's sellers have a page of their own. */
  sellers?: ReactNode;
  /** The expected close proposed for a new one, as YYYY-MM-DD. */
  proposedClose?: string;
}

/** The fields of an opportunity; where there is one, each sends the value that was seen. A closed one has no probability any more. */
export function OpportunityFields({ t, opportunity, values, contacts, sellers, proposedClose = "" }: Props) {
  const label = (field: string): string => t(`opportunities.fields.${field}`);
  const none = { value: "", label: t("customers.notChosen") };
  const field = (name: string, value: string) => ({ name, label: label(name), defaultValue: value, seen: opportunity ? value : undefined });
  const listed = (list: ListValue[]) =>
    list.map(({ id, name, offered }) => ({ id, name: offered ? name : t("customers.additionalInfo.switchedOff", { name }) }));
  const chosen = (name: "source" | "type" | "step" | "lostReason", empty = none) => (
    <SelectField key={name} {...field(name, String(opportunity?.[name] ?? ""))} options={packOptions([empty], listed(values[name]))} />
  );
  const open = opportunity === null || opportunity.status === "OPEN";
  const products = opportunity?.products ?? [];
  return (
    <>
      <FormSection heading={t("opportunities.sections.what")}>
        <TextField {...field("title", opportunity?.title ?? "")} required maxLength={200} autoComplete="off" width="full" />
        <TextField
          {...field("amount", opportunity ? formatAmount(opportunity.amount, "nb") : "")}
          inputMode="decimal"
          autoComplete="off"
          suffix="kr"
          hint={t("opportunities.amountHint")}
        />
        <SelectField
          {...field("contact", String(opportunity?.contact ?? ""))}
          options={[none, ...contacts.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
        {chosen("step")}
        {open && (
          <TextField
            {...field("probability", opportunity ? String(opportunity.probability) : "")}
            inputMode="numeric"
            autoComplete="off"
            suffix="%"
            hint={t("opportunities.probabilityHint")}
          />
        )}
        <TextField {...field("expectedClose", opportunity?.expectedClose ?? proposedClose)} type="date" required autoComplete="off" />
      </FormSection>
      {!open && (
        <FormSection heading={t("opportunities.sections.closed")}>
          <TextField {...field("closedOn", opportunity.closedOn ?? "")} type="date" required autoComplete="off" />
          {opportunity.status === "LOST" && chosen("lostReason", { value: "", label: t("opportunities.noReason") })}
        </FormSection>
      )}
      {sellers && <FormSection heading={t("opportunities.sections.sellers")}>{sellers}</FormSection>}
      <FormSection heading={t("opportunities.sections.sorting")}>
        {chosen("source")}
        {chosen("type")}
        <CheckboxesField
          name="products"
          legend={label("products")}
          options={packOptions([], listed(values.products))}
          checked={products.map(String)}
          noneText={t("customers.additionalInfo.noProducts")}
          filter={{ label: t("customers.additionalInfo.filterProducts"), noMatchesText: t("customers.additionalInfo.noMatches") }}
          seen={opportunity ? products.join(",") : undefined}
        />
      </FormSection>
    </>
  );
}

const named = [
  ...["title", "amount", "probability", "expectedClose", "closedOn", "lostReason", "contact", "sellers"],
  ...["source", "type", "step", "products", "customer"],
];

/** The fields' labels for the error summary. */
export const opportunityLabels = (t: Texts): Record<string, string> => Object.fromEntries(named.map((field) => [field, t(`opportunities.fields.${field}`)]));
