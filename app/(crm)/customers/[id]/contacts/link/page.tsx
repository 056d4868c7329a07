import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FormPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { SaveBar } from "@/components/ui/save-bar";
import { FormSection, FullWidth } from "@/components/ui/section";
import { reader } from "@/lib/auth/current-session";
import { listRoles } from "@/lib/crm/contacts/contact-queries";
import { findPerson, peoplePerSearch, searchPeople } from "@/lib/crm/contacts/search-people";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { linkPerson } from "../../../actions";
import { readSearch } from "../../../customer-search-params";
import { PlaceFields, placeLabels } from "../../../place-fields";
import { Card, findCustomerOr404 } from "../../card";
import { PeopleTable } from "./people-table";

export default guardedPage(LinkContactPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contacts.edit")).t("contacts.link.title") }));

/** «Koble eksisterende kontakt», two steps with an address each: who, then in which role and from when. */
async function LinkContactPage({ params, searchParams }: Props) {
  const me = await reader("contacts.edit");
  const { t } = me;
  const [customer, query] = await Promise.all([findCustomerOr404(params, t.locale), searchParams]);
  const id = idParam(param(query, "contact"));
  const person = id === null ? null : await findPerson(database(), id);
  const base = `/customers/${customer.id}/contacts`;
  return (
    <Card reader={me} customer={customer} tab="contacts" path={`${base}/link`} further={t("contacts.link.title")}>
      {person ? (
        <LinkForm t={t} customerId={customer.id} person={person} base={base} />
      ) : (
        <FindPerson t={t} customerId={customer.id} words={param(query, "q")} base={base} />
      )}
    </Card>
  );
}

async function FindPerson({ t, customerId, words: typed, base }: { t: Texts; customerId: number; words: string; base: string }) {
  const { words } = readSearch({ q: typed });
  const found = await searchPeople(database(), words, customerId, t.locale);
  const path = `${base}/link`;
  return (
    <>
      <h2 className="text-page-title mb-2">{t("contacts.link.title")}</h2>
      <p className="mb-3 text-muted">{t("contacts.link.lede")}</p>
      <FilterBar
        id="person-search"
        action={path}
        label={t("contacts.link.search")}
        search={{ name: "q", label: t("contacts.link.search"), hint: t("contacts.link.hint"), defaultValue: words }}
        submitLabel={t("contacts.link.submit")}
      />
      {found.length > 0 && <PeopleTable t={t} people={found.slice(0, peoplePerSearch)} path={path} />}
      {found.length > peoplePerSearch && <p className="mt-2 text-muted">{t("contacts.link.more", { most: peoplePerSearch })}</p>}
      {words !== "" && found.length === 0 && (
        <EmptyState title={t("contacts.link.noMatches", { words })}>
          {t("contacts.link.noMatchesWayOn")} <TextLink href={`${base}/new`}>{t("contacts.new.action")}</TextLink>
        </EmptyState>
      )}
    </>
  );
}

async function LinkForm({ t, customerId, person, base }: { t: Texts; customerId: number; person: { id: number; name: string; email: string }; base: string }) {
  const roles = await listRoles(database(), t.locale);
  const place = { role: null, workEmail: "", workPhone: "", from: todayInOslo(new Date()) };
  return (
    <FormPage>
      <Form action={linkPerson} hidden={{ customerId: String(customerId), contactId: String(person.id) }} labels={placeLabels(t)}>
        <FormSection heading={person.name}>
          <FullWidth>
            {person.email && `${person.email} · `}
            <TextLink href={`${base}/link`}>{t("contacts.link.another")}</TextLink>
          </FullWidth>
          <PlaceFields t={t} place={place} roles={roles} />
        </FormSection>
        <SaveBar>
          <SubmitButton>{t("contacts.link.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={base}>
            {t("shell.cancel")}
          </ButtonLink>
        </SaveBar>
      </Form>
    </FormPage>
  );
}
