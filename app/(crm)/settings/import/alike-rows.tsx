import { CheckboxField } from "@/components/form/field";
import { TextLink } from "@/components/ui/link";
import { alikeNamed as shown } from "@/lib/crm/imports/import-file";
import type { AlikeRow } from "@/lib/crm/imports/plan-import";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

/** The rows that look like a customer who has no organisation number, each with the choice to pass it over; those past what a page can hold together. */
export function AlikeRows({ t, alike }: { t: Texts; alike: AlikeRow[] }) {
  return (
    <section aria-labelledby="alike">
      <h2 id="alike" className="text-md font-semibold">
        {t("imports.page.alikeTitle", { rows: alike.length })}
      </h2>
      <p className="mb-1">{t("imports.page.alikeWhat")}</p>
      {alike.length > shown && <p className="mb-1 text-muted">{t("imports.page.alikeMore", { shown, rows: alike.length })}</p>}
      {alike.slice(0, shown).map(({ row, name, organizationNumber, customer }) => (
        <CheckboxField
          key={row}
          id={`skip-${row}`}
          name="skip"
          value={String(row)}
          label={t("imports.page.skip", { name, number: formatOrganizationNumber(organizationNumber), customer: customer.name })}
          hint={<TextLink href={`/customers/${customer.id}`}>{t("form.showTaken", { name: customer.name })}</TextLink>}
        />
      ))}
      {alike.length > shown && <CheckboxField id="skip-rest" name="skipRest" label={t("imports.page.skipRest", { more: alike.length - shown })} />}
    </section>
  );
}
