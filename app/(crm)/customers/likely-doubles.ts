import { type LikelyDouble, likelyDoublesOf } from "@/lib/crm/customers/likely-doubles";
import type { FormState } from "@/lib/form-state";
import type { FormFields } from "@/lib/form-fields";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import type { Refused } from "@/lib/outcome";

export const atCard = (id: number): string => `/customers/${id}`;

/** The customers that a new one is likely the same as, and «Opprett likevel», which sends along that these were seen. */
export function offerLikely(refused: Refused, t: Texts): FormState["anyway"] {
  const doubles = likelyDoublesOf(refused);
  if (doubles.length === 0) return null;
  const near = doubles.map((double) => ({ ...wayTo(double, t), hint: hintOf(t, double) }));
  const label = t(doubles.some(({ deleted }) => deleted) ? "customers.alike.createNew" : "customers.alike.createAnyway");
  return { near, name: "despite", value: doubles.map(({ id }) => id).join(","), label };
}

/** To its card; to its restoring where it is deleted, and nowhere for who may not restore it. */
function wayTo({ id, name, deleted }: LikelyDouble, t: Texts): { href: string | null; label: string } {
  if (!deleted) return { href: atCard(id), label: name };
  if (!deleted.restorable) return { href: null, label: t("customers.alike.deletedCustomer") };
  return { href: `/settings/crm/restore/confirm?id=${id}`, label: t("customers.alike.restore", { name }) };
}

/** «923 609 016 · Oslo · likt navn og samme postnummer». */
export function hintOf(t: Texts, { organizationNumber, city, deleted, merged, ...alike }: LikelyDouble): string {
  const parts = [organizationNumber && formatOrganizationNumber(organizationNumber), city].filter(Boolean);
  if (merged !== undefined) parts.push(t("customers.alike.merged", { name: merged }));
  if (deleted) parts.push(t("customers.alike.deleted", { who: deleted.by ?? t("changeLog.theApp"), when: t.moment(new Date(deleted.at)) }));
  if (merged === undefined && !deleted) parts.push(whyAlike(t, alike));
  return parts.join(" · ");
}

/** «likt navn og samme postnummer og samme nett- eller e-postdomene». */
export function whyAlike(t: Texts, { nearName, sameDomain }: Pick<LikelyDouble, "nearName" | "sameDomain">): string {
  const [name, domain] = [t("customers.alike.nearName"), t("customers.alike.sameDomain")];
  return nearName && sameDomain ? t("customers.alike.both", { one: name, other: domain }) : nearName ? name : domain;
}

/** The pair that a button's value names: «12-7». */
export function readPair({ pair }: FormFields): { id?: string; other?: string } {
  const [id, other] = typeof pair === "string" ? pair.split("-") : [];
  return { id, other };
}
