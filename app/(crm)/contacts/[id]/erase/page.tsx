import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { TextField } from "@/components/form/field";
import { TextPage } from "@/components/ui/layout";
import { reader } from "@/lib/auth/current-session";
import { countContactErasure } from "@/lib/crm/erasing/erase-contact";
import { readPersonalData } from "@/lib/crm/personal-data/personal-data";
import { database } from "@/lib/db/client";
import { idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CountChanged } from "../../../count-changed";
import { CrmPage } from "../../../crm-page";
import { eraseForGood } from "../../actions";

export default guardedPage(EraseContactPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("personalData.handle")).t("personalData.erase.title") }));

/** «Slett for godt» of a contact: what goes, what has to be looked after by hand, and the name to type. */
async function EraseContactPage({ params, searchParams }: Props) {
  const me = await reader("personalData.handle");
  const { t } = me;
  const wanted = idParam((await params).id);
  const { id, name } = (wanted === null ? null : await readPersonalData(database(), wanted, t.locale)) ?? noSuchPage();
  const { customers, opportunities } = await countContactErasure(database(), id);
  const about = `/contacts/${id}/personal-data`;
  const crumbs = [
    { label: t("customers.title"), href: "/customers" },
    { label: t("personalData.titleOf", { name }), href: about },
    { label: t("personalData.erase.action") },
  ];
  return (
    <CrmPage reader={me} area="customers" path={`/contacts/${id}/erase`} crumbs={crumbs}>
      <TextPage>
        <CountChanged t={t} params={await searchParams} />
        <h1 className="text-page-title mb-2 wrap-anywhere">{t("personalData.erase.question", { name })}</h1>
        <ConfirmForm
          action={eraseForGood}
          hidden={{ id: String(id), customers: String(customers), opportunities: String(opportunities) }}
          labels={{ name: t("personalData.erase.name") }}
          yes={t("deletedCustomers.erase.yes")}
          danger
          no={t("shell.no")}
          cancelHref={about}
        >
          <p>{t("personalData.erase.what", { customers })}</p>
          {opportunities > 0 && <p>{t("personalData.erase.opportunities", { opportunities })}</p>}
          <p>{t("personalData.erase.texts")}</p>
          <p className="font-semibold">{t("deletedCustomers.erase.final")}</p>
          <TextField name="name" label={t("personalData.erase.name")} hint={name} required autoComplete="off" spellCheck={false} maxLength={200} />
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
