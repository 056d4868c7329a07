import type { ContactsToMerge, PersonValue } from "@/lib/crm/duplicates/contacts-to-merge";
import { findRoleNames } from "@/lib/crm/duplicates/merge-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";

/** Person by person, the values that give way to others: what is kept as that of their work, and what is not kept. */
export async function PeopleValues({ t, contacts: { keptAtWork, notKept } }: { t: Texts; contacts: ContactsToMerge }) {
  if (keptAtWork.length + notKept.length === 0) return null;
  const roles = await findRoleNames(
    database(),
    notKept.filter(({ field }) => field === "role").flatMap(({ value, stays }) => [Number(value), Number(stays)]),
    t.locale,
  );
  const inWords = ({ name, at, field, value, stays }: PersonValue) => ({
    ...{ name, field, customer: at ?? "", elsewhere: at === null ? "no" : "yes" },
    value: field === "role" ? (roles.get(Number(value)) ?? "") : String(value),
    stays: field === "role" ? (roles.get(Number(stays)) ?? "") : String(stays),
  });
  return (
    <ul className="list-disc pl-5 wrap-anywhere">
      {keptAtWork.map((value) => (
        <li key={`${value.contact} ${value.field} ${value.value}`}>{t("duplicates.merge.keptAtWork", inWords(value))}</li>
      ))}
      {notKept.map((value) => (
        <li key={`${value.contact} ${value.at} ${value.field} ${value.value}`}>{t("duplicates.merge.notKept", inWords(value))}</li>
      ))}
    </ul>
  );
}
