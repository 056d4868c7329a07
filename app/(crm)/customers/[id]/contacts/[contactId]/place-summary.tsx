import { ButtonLink } from "@/components/ui/button";
import { FormSection, FullWidth } from "@/components/ui/section";
import type { Place } from "@/lib/crm/contacts/place-queries";
import { noonOf } from "@/lib/dates/noon-of";
import type { Texts } from "@/lib/i18n/texts";

import { Facts } from "../../../../facts";

/** What the person is at this customer, and what can be done about it. Whoever has left is neither ended nor moved again. */
export function PlaceSummary({ t, place, path, mayDelete }: { t: Texts; place: Place; path: string; mayDelete: boolean }) {
  const day = (of: string): string => t.date(noonOf(of));
  const facts: [string, string][] = [
    [t("contacts.role"), place.roleName ?? t("customers.notChosen")],
    [t("contacts.place.workEmail"), place.workEmail],
    [t("contacts.place.workPhone"), place.workPhone],
    [t("contacts.place.from"), day(place.from)],
    [t("contacts.place.until"), place.until === null ? "" : day(place.until)],
  ];
  return (
    <FormSection heading={t("contacts.place.heading")}>
      <FullWidth>
        {(place.isPrimary || place.ended) && <p className="mb-2 font-medium">{t(place.ended ? "contacts.left" : "contacts.primary")}</p>}
        <Facts facts={facts} />
        <div className="flex flex-wrap gap-2">
          <ButtonLink icon="pencil" href={`${path}/place`}>
            {t("contacts.place.edit")}
          </ButtonLink>
          {!place.ended && (
            <>
              <ButtonLink href={`${path}/end`}>{t("contacts.end.action")}</ButtonLink>
              <ButtonLink icon="folder-input" href={`${path}/move`}>
                {t("contacts.move.action")}
              </ButtonLink>
            </>
          )}
          {mayDelete && (
            <ButtonLink variant="danger-quiet" icon="trash-2" href={`${path}/delete`}>
              {t("deletedContacts.delete.action")}
            </ButtonLink>
          )}
        </div>
      </FullWidth>
    </FormSection>
  );
}
