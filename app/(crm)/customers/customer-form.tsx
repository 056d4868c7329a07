import type { ReactNode } from "react";

import { AnywayButton } from "@/components/form/anyway-button";
import { EnterButton } from "@/components/form/enter-button";
import { Form } from "@/components/form/form";
import { SelectField, TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { packOptions } from "@/components/ui/packed-options";
import { SaveBar } from "@/components/ui/save-bar";
import { FormSection } from "@/components/ui/section";
import type { CustomerCard } from "@/lib/crm/customers/customer-queries";
import { standardCodes } from "@/lib/crm/industries/standard-codes";
import { organizationForms } from "@/lib/crm/customers/organization-forms";
import type { FormServerAction } from "@/lib/form-state";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

interface Choice {
  id: number;
  name: string;
}

interface Props {
  t: Texts;
  action: FormServerAction;
  /** The customer that is edited; null for a new one. */
  customer: CustomerCard | null;
  industries: Choice[];
  sellers: Choice[];
  cancelHref: string;
  /** What stands beside the number of a new customer: «Hent fra registeret». */
  lookUp?: ReactNode;
  /** What stands at the bottom, with its labels for the error summary: «Tilleggsinfo», where it is no tab. */
  further?: { fields: ReactNode; labels: Record<string, string> };
}

/** «Firmainfo»: the same fields for a new customer and on the card. Each field sends the value that was seen beside it. */
export function CustomerForm({ t, action, customer, industries, sellers, cancelHref, lookUp, further }: Props) {
  const label = (field: string): string => t(`customers.fields.${field}`);
  const fields = new Map(Object.entries(customer ?? {}));
  const value = (field: string): string => String(fields.get(field) ?? "");
  const seen = (text: string): string | undefined => (customer ? text : undefined);
  const text = (field: string) => ({ name: field, label: label(field), defaultValue: value(field), seen: seen(value(field)) });
  const number = customer?.organizationNumber ? formatOrganizationNumber(customer.organizationNumber) : "";
  const none = { value: "", label: t("customers.notChosen") };
  const form = customer?.organizationForm ?? "";

  return (
    <Form action={action} hidden={customer ? { id: String(customer.id) } : {}} id="company-info" labels={{ ...labelsOf(label), ...further?.labels }}>
      {/* Enter saves, and never looks up. */}
      {lookUp && <EnterButton />}
      <FormSection heading={t("customers.sections.company")}>
        <TextField
          {...text("name")}
          required
          maxLength={200}
          autoComplete="off"
          hint={customer?.registerName ? t("customers.inRegister", { name: customer.registerName }) : undefined}
        />
        <TextField
          name="organizationNumber"
          label={label("organizationNumber")}
          defaultValue={number}
          seen={seen(number)}
          inputMode="numeric"
          autoComplete="off"
          hint={t("customers.organizationNumberHint")}
        />
        {lookUp}
        <SelectField
          {...text("organizationForm")}
          options={[none, ...organizationForms.map((code) => ({ value: code, label: `${code} – ${t(`organizationForms.${code}`)}` }))]}
          defaultValue={form}
        />
        <TextField {...text("numberOfEmployees")} inputMode="numeric" autoComplete="off" />
      </FormSection>
      <FormSection heading={t("customers.sections.followUp")}>
        <SelectField
          {...text("industry")}
          options={packOptions([none], industries)}
          hint={
            customer && customer.registerCodes.length > 0 ? t("customers.registerCodes", { codes: customer.registerCodes.map(withName).join(", ") }) : undefined
          }
        />
        <SelectField {...text("seller")} options={[none, ...sellers.map(({ id, name }) => ({ value: String(id), label: name }))]} />
      </FormSection>
      <FormSection heading={t("customers.sections.contact")}>
        <TextField {...text("phone")} type="tel" inputMode="tel" autoComplete="off" />
        <TextField {...text("email")} type="email" inputMode="email" autoComplete="off" />
        <TextField {...text("website")} inputMode="url" autoComplete="off" />
      </FormSection>
      <Address t={t} heading={t("customers.sections.postal")} prefix="postal" text={text} />
      <Address t={t} heading={t("customers.sections.visiting")} prefix="visiting" text={text} />
      {further?.fields}
      <SaveBar meta={customer ? t("customers.changedBy", { who: customer.changedBy ?? t("changeLog.theApp"), when: t.moment(customer.changedAt) }) : undefined}>
        <SubmitButton>{t("shell.save")}</SubmitButton>
        <AnywayButton />
        <ButtonLink variant="quiet" href={cancelHref}>
          {t("shell.cancel")}
        </ButtonLink>
      </SaveBar>
    </Form>
  );
}

/** «41.200 Oppføring av bygninger»: a code of the register with its name in the standard, where it has one. */
function withName(code: string): string {
  const name = standardCodes().get(code)?.name;
  return name === undefined ? code : `${code} ${name}`;
}

type TextOf = (field: string) => { name: string; label: string; defaultValue: string; seen?: string };

/** The two addresses have the same labels; their section's heading tells them apart for those who see it, a name for those who don't. */
function Address({ t, heading, prefix, text }: { t: Texts; heading: string; prefix: "postal" | "visiting"; text: TextOf }) {
  return (
    <FormSection heading={heading}>
      <TextField {...text(`${prefix}Address`)} label={t("customers.fields.address")} autoComplete="off" />
      <TextField {...text(`${prefix}Code`)} label={t("customers.fields.postalCodeShort")} width="sixth" inputMode="numeric" autoComplete="off" />
      <TextField {...text(`${prefix}City`)} label={t("customers.fields.city")} width="third" autoComplete="off" />
    </FormSection>
  );
}

const named = [
  "name",
  "organizationNumber",
  "organizationForm",
  "numberOfEmployees",
  "industry",
  "seller",
  "phone",
  "email",
  "website",
  "postalAddress",
  "postalCode",
  "postalCity",
  "visitingAddress",
  "visitingCode",
  "visitingCity",
];
const labelsOf = (label: (field: string) => string): Record<string, string> => Object.fromEntries(named.map((field) => [field, label(field)]));
