import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { findDeletedContactCard } from "@/lib/crm/deleted-contacts/find-deleted-contact-card";
import { database } from "@/lib/db/client";
import { idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { can } from "@/lib/permissions";

import { OperationStream } from "../../../../../operation-stream";
import { Facts } from "../../../../../facts";
import { questionPath, restoreContactsPath } from "../../paths";
import { RestoreFrame } from "../../restore-frame";

export default guardedPage(DeletedContactPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.restore")).t("deletedContacts.look.title") }));

/** A deleted contact, read only. */
async function DeletedContactPage({ params, searchParams }: Props) {
  const me = await reader("contacts.restore");
  const { t, actor } = me;
  const wanted = idParam((await params).id);
  const card = (wanted === null ? null : await findDeletedContactCard(database(), actor, wanted, t.locale)) ?? noSuchPage();
  const { id, name, email, phone, deletedBy, deletedAt, categories, places } = card;
  const query = await searchParams;
  const path = `${restoreContactsPath}/${id}`;
  return (
    <RestoreFrame reader={me} path={path} params={query} list="contacts" further={name}>
      <PageHeader
        title={name}
        meta={t("deletedContacts.look.deleted", { who: deletedBy ?? t("changeLog.theApp"), when: t.moment(deletedAt) })}
        actions={
          <>
            {can(actor, "personalData.handle") && (
              <>
                <ButtonLink variant="danger-quiet" icon="trash-2" href={`/contacts/${id}/erase`}>
                  {t("personalData.erase.action")}
                </ButtonLink>
                <ButtonLink href={`/contacts/${id}/personal-data`}>{t("personalData.see")}</ButtonLink>
              </>
            )}
            <ButtonLink variant="main" icon="rotate-ccw" href={questionPath(restoreContactsPath, { ids: [id] })}>
              {t("deletedCustomers.restore")}
            </ButtonLink>
          </>
        }
      />
      <Facts
        facts={[
          [t("contacts.email"), email],
          [t("contacts.phone"), phone],
          [t("deletedContacts.look.categories"), categories.join(", ")],
        ]}
      />
      {places.length > 0 && (
        <section aria-labelledby="places" className="mt-5">
          <h2 id="places" className="mb-2 font-semibold">
            {t("contacts.places")}
          </h2>
          <Table label={t("contacts.places")} stack="sm">
            <Head>
              <HeadCell>{t("contacts.customer")}</HeadCell>
              <HeadCell>{t("contacts.role")}</HeadCell>
              <HeadCell>{t("contacts.place.workEmail")}</HeadCell>
              <HeadCell>{t("contacts.place.workPhone")}</HeadCell>
            </Head>
            <Body>
              {places.map((place) => (
                <Row key={place.id}>
                  <Cell primary>
                    {place.customer}
                    {(place.isPrimary || place.ended) && (
                      <span className="font-normal text-muted"> {t(place.ended ? "contacts.left" : "contacts.primary")}</span>
                    )}
                  </Cell>
                  <Cell>{place.role}</Cell>
                  <Cell>{place.workEmail}</Cell>
                  <Cell>{place.workPhone}</Cell>
                </Row>
              ))}
            </Body>
          </Table>
        </section>
      )}
      <section aria-labelledby="history" className="mt-5 border-t border-line pt-5">
        <h2 id="history" className="mb-2 font-semibold">
          {t("changeLog.title")}
        </h2>
        <OperationStream reader={me} filter={{ contact: id }} path={path} query={{}} params={query} readOnly />
      </section>
    </RestoreFrame>
  );
}
