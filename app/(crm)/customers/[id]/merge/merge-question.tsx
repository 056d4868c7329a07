import { ConfirmForm } from "@/components/form/confirm-form";
import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/link";
import type { CustomerCard } from "@/lib/crm/customers/customer-queries";
import { readContactsToMerge } from "@/lib/crm/duplicates/contacts-to-merge";
import { mergeFacts } from "@/lib/crm/duplicates/merge-customers";
import { readMergeFields } from "@/lib/crm/duplicates/merge-fields";
import { countMerge } from "@/lib/crm/duplicates/merge-queries";
import { database } from "@/lib/db/client";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { merge } from "../../actions";
import { registerSays } from "../card";
import { FieldChoices } from "./field-choices";
import { PeopleValues } from "./people-values";

/** Both customers side by side, what comes along, and the question. */
export async function MergeQuestion({ t, kept, other }: { t: Texts; kept: CustomerCard; other: CustomerCard }) {
  const db = database();
  const fields = await readMergeFields(db, kept.id, other.id, { lock: false });
  const contacts = await readContactsToMerge(db, kept.id, other.id, { lock: false });
  const { holder, loser } = contacts.primary;
  const [{ twins, ...counts }, facts] = await Promise.all([countMerge(db, kept.id, other.id), mergeFacts(db, fields, kept.id, other.id, contacts)]);
  const names = { name: kept.name, other: other.name };
  return (
    <>
      <h1 className="text-page-title mb-2 wrap-anywhere">{t("duplicates.merge.question", names)}</h1>
      <p className="mb-3 max-w-text wrap-anywhere">
        {t("duplicates.merge.what", names)}{" "}
        <TextLink href={href(`/customers/${other.id}/merge`, { customer: kept.id })}>{t("duplicates.merge.swap", { name: other.name })}</TextLink>
      </p>
      {(fields.kept.distinctFrom as number[]).includes(other.id) && (
        <div className="mb-4 max-w-text">
          <Banner tone="warning">{t("duplicates.merge.markedDistinct", names)}</Banner>
        </div>
      )}
      {kept.organizationNumber !== null && other.organizationNumber !== null && (
        <div className="mb-4 max-w-text">
          <Banner tone="warning">
            <p>
              {t("duplicates.merge.twoNumbers", {
                ...names,
                number: formatOrganizationNumber(kept.organizationNumber),
                otherNumber: formatOrganizationNumber(other.organizationNumber),
              })}
            </p>
            {[kept, other].map((customer) => (
              <RegisterSays key={customer.id} t={t} customer={customer} />
            ))}
          </Banner>
        </div>
      )}
      <ConfirmForm
        wide
        action={merge}
        hidden={{ id: String(kept.id), other: String(other.id), facts }}
        yes={t("duplicates.merge.yes", names)}
        no={t("shell.no")}
        cancelHref={`/customers/${kept.id}`}
      >
        <FieldChoices t={t} kept={kept.name} other={other.name} fields={fields} />
        <section aria-labelledby="comes-along" className="max-w-text space-y-1">
          <h2 id="comes-along" className="font-semibold wrap-anywhere">
            {t("duplicates.merge.comes", { other: other.name })}
          </h2>
          <p>{t("duplicates.merge.contacts", counts)}</p>
          {twins.length > 0 && <p className="wrap-anywhere">{t("duplicates.merge.twins", { names: twins.map(({ name }) => name).join(", ") })}</p>}
          <PeopleValues t={t} contacts={contacts} />
          {holder?.stands && (
            <p className="wrap-anywhere">
              {t("duplicates.merge.primary", { name: holder.name })}
              {loser && <> {t("duplicates.merge.noLongerPrimary", { name: loser.name })}</>}
            </p>
          )}
          <p>{t("duplicates.merge.opportunities", counts)}</p>
          <p className="wrap-anywhere">{t("duplicates.merge.sets", { ...counts, name: kept.name })}</p>
        </section>
        <p className="text-muted">
          {t("duplicates.merge.undoable")} <TextLink href={`/customers/${kept.id}/merge`}>{t("duplicates.merge.another")}</TextLink>
        </p>
      </ConfirmForm>
    </>
  );
}

/** What tells the two numbers apart: one of an enterprise that is bankrupt, being wound up or deleted. */
function RegisterSays({ t, customer }: { t: Texts; customer: CustomerCard }) {
  const said = registerSays(t, customer);
  return said && <p>{t("duplicates.merge.registerSays", { name: customer.name, said })}</p>;
}
