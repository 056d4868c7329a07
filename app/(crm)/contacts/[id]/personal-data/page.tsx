import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { OpportunityStatus } from "@/components/opportunities/opportunity-status";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { type PersonalData, type PersonalPlace, readPersonalData } from "@/lib/crm/personal-data/personal-data";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CrmPage } from "../../../crm-page";
import { Facts } from "../../../facts";
import { OperationStream } from "../../../operation-stream";

export default guardedPage(PersonalDataPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("personalData.handle")).t("personalData.title") }));

/** «Innsyn»: everything kept about one contact, to be read, printed, or taken out as a file. */
async function PersonalDataPage({ params, searchParams }: Props) {
  const me = await reader("personalData.handle");
  const { t } = me;
  const id = idParam((await params).id);
  const person = (id === null ? null : await readPersonalData(database(), id, t.locale)) ?? noSuchPage();
  const query = await searchParams;
  const path = `/contacts/${person.id}/personal-data`;
  return (
    <CrmPage
      reader={me}
      area="customers"
      params={query}
      path={path}
      crumbs={[{ label: t("customers.title"), href: "/customers" }, ...wayBack(person), { label: t("personalData.title") }]}
    >
      <PageHeader
        title={t("personalData.titleOf", { name: person.name })}
        lede={t("personalData.what", { name: person.name })}
        actions={
          <>
            <PrintButton>{t("groups.figures.print")}</PrintButton>
            <ButtonLink variant="danger-quiet" icon="trash-2" href={`/contacts/${person.id}/erase`}>
              {t("personalData.erase.action")}
            </ButtonLink>
            <form method="post" action={`${path}/file`}>
              <Button variant="main" icon="download">
                {t("personalData.download")}
              </Button>
            </form>
          </>
        }
      />
      <Facts
        facts={[
          [t("contacts.name"), person.name],
          [t("contacts.email"), person.email],
          [t("contacts.phone"), person.phone],
          [t("personalData.merged"), person.merged.map(({ name, email, phone }) => [name, email, phone].filter(Boolean).join(", ")).join("; ")],
          [t("categories.title"), person.categories.join(", ")],
          [t("personalData.deletedAt"), person.deletedAt ? t.moment(person.deletedAt) : ""],
        ]}
      />
      <Places t={t} person={person} />
      <Opportunities t={t} person={person} />
      <section aria-labelledby="log" className="mt-5">
        <h2 id="log" className="mb-2 font-semibold">
          {t("changeLog.title")}
        </h2>
        <OperationStream reader={me} filter={{ contact: person.id }} path={path} query={{}} params={query} readOnly />
      </section>
    </CrmPage>
  );
}

/** To the person at a customer; where the person is deleted, or has no customer, there is no such page. */
function wayBack({ id, name, deletedAt, places }: PersonalData): { label: string; href: string }[] {
  const place = places.find(({ customerDeleted, removed }) => !customerDeleted && !removed);
  return deletedAt === null && place ? [{ label: name, href: `/customers/${place.customerId}/contacts/${id}` }] : [];
}

const dayOf = (t: Texts, day: string | null): string => (day === null ? "" : t.date(noonOf(day)));

function placeOf(t: Texts, { customer, customerDeleted, removed }: PersonalPlace): string {
  if (removed) return t("personalData.placeRemoved", { customer });
  return customerDeleted ? t("personalData.customerDeleted", { customer }) : customer;
}

function Places({ t, person: { places } }: { t: Texts; person: PersonalData }) {
  return (
    <section aria-labelledby="places" className="mt-5">
      <h2 id="places" className="mb-2 font-semibold">
        {t("contacts.places")}
      </h2>
      {places.length === 0 ? (
        <p className="text-muted">{t("personalData.noPlaces")}</p>
      ) : (
        <Table label={t("contacts.places")} stack="sm">
          <Head>
            <HeadCell>{t("contacts.customer")}</HeadCell>
            <HeadCell>{t("contacts.role")}</HeadCell>
            <HeadCell>{t("contacts.place.workEmail")}</HeadCell>
            <HeadCell>{t("contacts.place.workPhone")}</HeadCell>
            <HeadCell>{t("contacts.place.from")}</HeadCell>
            <HeadCell>{t("contacts.place.until")}</HeadCell>
          </Head>
          <Body>
            {places.map((place) => (
              <Row key={place.id}>
                <Cell primary className="wrap-anywhere">
                  {placeOf(t, place)}
                  {place.isPrimary && !place.ended && !place.removed && <span className="font-normal text-muted"> {t("contacts.primary")}</span>}
                </Cell>
                <Cell>{place.role}</Cell>
                <Cell>{place.workEmail}</Cell>
                <Cell>{place.workPhone}</Cell>
                <Cell label={t("contacts.place.from")}>{dayOf(t, place.from)}</Cell>
                <Cell label={t("contacts.place.until")}>{dayOf(t, place.until)}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

function Opportunities({ t, person: { opportunities } }: { t: Texts; person: PersonalData }) {
  return (
    <section aria-labelledby="opportunities" className="mt-5">
      <h2 id="opportunities" className="mb-2 font-semibold">
        {t("opportunities.title")}
      </h2>
      {opportunities.length === 0 ? (
        <p className="text-muted">{t("personalData.noOpportunities")}</p>
      ) : (
        <Table label={t("opportunities.title")} stack="sm">
          <Head>
            <HeadCell>{t("opportunities.columns.title")}</HeadCell>
            <HeadCell>{t("contacts.customer")}</HeadCell>
            <HeadCell>{t("opportunities.columns.status")}</HeadCell>
            <HeadCell>{t("personalData.day")}</HeadCell>
          </Head>
          <Body>
            {opportunities.map(({ id, title, customer, status, day, removed }) => (
              <Row key={id}>
                <Cell primary className="wrap-anywhere">
                  {removed ? t("personalData.opportunityDeleted", { title }) : title}
                </Cell>
                <Cell>{customer}</Cell>
                <Cell>
                  <OpportunityStatus t={t} status={status} />
                </Cell>
                <Cell>{dayOf(t, day)}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}
