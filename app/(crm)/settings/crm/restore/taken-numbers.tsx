import { RadioField } from "@/components/form/radio-field";
import { TextLink } from "@/components/ui/link";
import type { TakenNumber } from "@/lib/crm/deleted-customers/taken-numbers";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { restorePath } from "./paths";

/** How many of them are named. */
const most = 20;

/** Whose organisation number another customer has by now, or another one of those that are restored, and what is to become of them. */
export function TakenNumbers({ t, taken }: { t: Texts; taken: TakenNumber[] }) {
  const heading = taken.some(({ holderDeleted }) => holderDeleted) ? "headingOfSeveral" : "heading";
  return (
    <section aria-labelledby="taken-numbers">
      <h2 id="taken-numbers" className="font-semibold">
        {t(`deletedCustomers.taken.${heading}`, { customers: taken.length })}
      </h2>
      <ul className="my-2 list-disc pl-5">
        {taken.slice(0, most).map(({ id, name, number, holder, holderName, holderDeleted }) => (
          <li key={id} className="wrap-anywhere">
            {t(`deletedCustomers.taken.${holderDeleted ? "oneOfSeveral" : "one"}`, { name, number: formatOrganizationNumber(number) })}{" "}
            <TextLink href={holderDeleted ? `${restorePath}/${holder}` : `/customers/${holder}`}>{holderName}</TextLink>
          </li>
        ))}
        {taken.length > most && <li>{t("deletedCustomers.taken.more", { more: taken.length - most })}</li>}
      </ul>
      <RadioField
        name="numbers"
        legend={t("deletedCustomers.taken.legend", { customers: taken.length })}
        defaultValue="without"
        options={(["without", "skip"] as const).map((value) => ({ value, label: t(`deletedCustomers.taken.${value}`, { customers: taken.length }) }))}
      />
    </section>
  );
}
