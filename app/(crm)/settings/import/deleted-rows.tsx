import { RadioField } from "@/components/form/radio-field";
import { TextLink } from "@/components/ui/link";
import { deletedChoices } from "@/lib/crm/imports/import-customers";
import type { ImportPreview } from "@/lib/crm/imports/preview-import";
import type { RestorePlan } from "@/lib/crm/restoring/plan-restore";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { CustomerConflicts } from "../conflicts";
import { Since } from "../since";

/** How many are named. */
const shown = 100;

interface Props {
  t: Texts;
  deleted: ImportPreview["deleted"];
  /** What their restoring comes to. */
  restore: RestorePlan;
}

/** The rows with a deleted customer's organisation number, and the choice of what becomes of them, with what would not be as it was. */
export function DeletedRows({ t, deleted, restore }: Props) {
  const { conflicts, since } = restore;
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
      {conflicts.length + since.length > 0 && (
        <div className="mt-3 space-y-3">
          <p>{t("imports.page.deletedSince")}</p>
          {conflicts.length > 0 && <CustomerConflicts t={t} conflicts={conflicts} />}
          {since.length > 0 && <Since t={t} since={since} of={deleted.length} />}
        </div>
      )}
    </section>
  );
}
