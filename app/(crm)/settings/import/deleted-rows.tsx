import { RadioField } from "@/components/form/radio-field";
import { TextLink } from "@/components/ui/link";
import { deletedChoices } from "@/lib/crm/imports/import-customers";
import type { ImportPreview } from "@/lib/crm/imports/preview-import";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

/** How many are named. */
const shown = 100;

/** The rows with a deleted customer's organisation number, and the choice of what becomes of them. */
export function DeletedRows({ t, deleted }: { t: Texts; deleted: ImportPreview["deleted"] }) {
  return (
    <section aria-labelledby="deleted-rows">
      <h2 id="deleted-rows" className="text-md font-semibold">
        {t("imports.page.deletedTitle", { rows: deleted.length })}
      </h2>
      <ul className="my-2 list-disc pl-5">
        {deleted.slice(0, shown).map(({ row, name, organizationNumber, customer }) => (
          <li key={row} className="wrap-anywhere">
            {t("imports.page.deletedRow", { name, number: formatOrganizationNumber(organizationNumber) })}{" "}
            <TextLink href={`/settings/crm/restore/${customer.id}`}>{customer.name}</TextLink>
          </li>
        ))}
        {deleted.length > shown && <li>{t("imports.page.deletedMore", { more: deleted.length - shown })}</li>}
      </ul>
      <RadioField
        name="deletedRows"
        legend={t("imports.page.deletedWhat", { rows: deleted.length })}
        defaultValue="leave"
        options={deletedChoices.map((value) => ({ value, label: t(`imports.page.deletedRows.${value}`, { rows: deleted.length }) }))}
      />
      <p className="mt-1 text-muted">{t("imports.page.deletedSince")}</p>
    </section>
  );
}
