import { ButtonLink } from "@/components/ui/button";
import { FormSection, FullWidth } from "@/components/ui/section";
import type { Texts } from "@/lib/i18n/texts";

/** What the law gives a contact: to see what is kept, and to be erased. */
export function PersonalDataLinks({ t, id }: { t: Texts; id: number }) {
  return (
    <div className="mt-8 border-t border-line pt-5">
      <FormSection heading={t("personalData.heading")}>
        <FullWidth>
          <p className="mb-2 text-muted">{t("personalData.lede")}</p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={`/contacts/${id}/personal-data`}>{t("personalData.see")}</ButtonLink>
            <ButtonLink variant="danger-quiet" icon="trash-2" href={`/contacts/${id}/erase`}>
              {t("personalData.erase.action")}
            </ButtonLink>
          </div>
        </FullWidth>
      </FormSection>
    </div>
  );
}
