import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { RadioField } from "@/components/form/radio-field";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { FieldGrid } from "@/components/ui/section";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { listRoles } from "@/lib/crm/contacts/contact-queries";
import type { Place } from "@/lib/crm/contacts/place-queries";
import { findCustomer } from "@/lib/crm/customers/customer-queries";
import { searchCustomers } from "@/lib/crm/customers/search-customers";
import { database } from "@/lib/db/client";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { movePerson } from "../../../../actions";
import { readSearch } from "../../../../customer-search-params";
import { RoleField } from "../../../../place-fields";
import { CountChanged } from "../../../../../count-changed";
import { Card, findCustomerOr404 } from "../../../card";
import { findContactOr404, findPlaceOr404 } from "../find-contact-or-404";

export default guardedPage(MovePage);

interface Props {
  params: Promise<{ id: string; contactId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.edit")).t("contacts.move.title") }));

/** Two steps, each with its own address: which customer to move to, then the question with what becomes of open opportunities. */
async function MovePage({ params, searchParams }: Props) {
  const me = await reader("contacts.edit");
  const { t } = me;
  const [from, contact, place, query] = await Promise.all([
    findCustomerOr404(params, t.locale),
    findContactOr404(params, t.locale),
    findPlaceOr404(params, t.locale),
    searchParams,
  ]);
  const target = idParam(param(query, "to"));
  const to = target === null || target === from.id ? null : await findCustomer(database(), target, t.locale);
  const back = `/customers/${from.id}/contacts/${contact.id}`;
  const path = `${back}/move`;
  return (
    <Card reader={me} customer={from} tab="contacts" path={path} further={contact.name}>
      {to ? (
        <TextPage>
          <CountChanged t={t} params={query} />
          <Question t={t} place={place} name={contact.name} from={from.name} to={to} path={path} back={back} />
        </TextPage>
      ) : (
        <ChooseCustomer t={t} name={contact.name} from={from.id} words={param(query, "q")} path={path} />
      )}
    </Card>
  );
}

async function ChooseCustomer({ t, name, from, words, path }: { t: Texts; name: string; from: number; words: string; path: string }) {
  const search = readSearch({ q: words });
  const rows = search.words === "" ? [] : (await searchCustomers(database(), search, t.locale)).rows.filter(({ id }) => id !== from);
  return (
    <>
      <h2 className="text-page-title mb-2">{t("contacts.move.lede", { name })}</h2>
      <FilterBar
        id="move-search"
        action={path}
        label={t("contacts.move.search")}
        search={{ name: "q", label: t("customers.search.label"), hint: t("customers.search.hint"), defaultValue: search.words }}
        submitLabel={t("customers.search.submit")}
      />
      {search.words !== "" && rows.length === 0 && (
        <EmptyState title={t("contacts.move.noMatches", { words: search.words })}>{t("contacts.move.noMatchesWayOn")}</EmptyState>
      )}
      {rows.length > 0 && (
        <Table label={t("contacts.move.found")} stack="sm" className="mt-4">
          <Head>
            <HeadCell>{t("customers.fields.name")}</HeadCell>
            <HeadCell>{t("customers.fields.organizationNumberShort")}</HeadCell>
            <HeadCell>{t("customers.fields.city")}</HeadCell>
          </Head>
          <Body>
            {rows.map((row) => (
              <Row key={row.id}>
                <Cell primary>
                  <TextLink look="name" href={href(path, { to: row.id })}>
                    {row.name}
                  </TextLink>
                </Cell>
                <Cell className="text-muted">{row.organizationNumber && formatOrganizationNumber(row.organizationNumber)}</Cell>
                <Cell>{row.city}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </>
  );
}

interface QuestionProps {
  t: Texts;
  place: Place;
  /** The person's name. */
  name: string;
  from: string;
  to: { id: number; name: string };
  path: string;
  back: string;
}

async function Question({ t, place, name, from, to, path, back }: QuestionProps) {
  const roles = await listRoles(database(), t.locale, place.role);
  const hidden = { id: String(place.id), to: String(to.id), open: String(place.open), back: path };
  return (
    <>
      <h2 className="text-page-title mb-2">{t("contacts.move.question", { name, to: to.name })}</h2>
      <ConfirmForm
        action={movePerson}
        hidden={place.open === 0 ? { ...hidden, opportunities: "keep" } : hidden}
        labels={{ role: t("contacts.role") }}
        yes={t("contacts.move.yes", { name })}
        no={t("shell.no")}
        cancelHref={back}
      >
        <p>{t("contacts.move.what", { name, from, to: to.name })}</p>
        {place.open === 0 ? (
          <p>{t("contacts.move.noOpen", { name, from })}</p>
        ) : (
          <RadioField
            name="opportunities"
            legend={t("contacts.move.open", { name, from, open: place.open })}
            options={(["keep", "takeOff"] as const).map((value) => ({ value, label: t(`contacts.move.${value}`, { name }) }))}
            defaultValue="keep"
          />
        )}
        <FieldGrid>
          <RoleField t={t} roles={roles} role={place.role} />
        </FieldGrid>
        <p className="text-muted">
          {t("contacts.move.undoable")} <TextLink href={path}>{t("contacts.move.anotherCustomer")}</TextLink>
        </p>
      </ConfirmForm>
    </>
  );
}
