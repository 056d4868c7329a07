import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { FoundPerson } from "@/lib/crm/contacts/search-people";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

/** The people found, with the customers each is a contact at; whoever is one of this customer now can't be chosen. */
export function PeopleTable({ t, people, path }: { t: Texts; people: FoundPerson[]; path: string }) {
  return (
    <Table label={t("contacts.link.found")} stack="sm" className="mt-4">
      <Head>
        <HeadCell>{t("contacts.name")}</HeadCell>
        <HeadCell>{t("contacts.email")}</HeadCell>
        <HeadCell>{t("contacts.phone")}</HeadCell>
        <HeadCell>{t("contacts.link.at")}</HeadCell>
        <HeadCell hiddenLabel={t("contacts.link.choose")} />
      </Head>
      <Body>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell primary>{person.name}</Cell>
            <Cell>{person.email}</Cell>
            <Cell className="whitespace-nowrap">{person.phone}</Cell>
            <Cell>
              {person.customers.length === 0 ? (
                <span className="text-muted">{t("contacts.link.nowhere")}</span>
              ) : (
                person.customers.map(({ name, role }) => (role ? `${name} (${role})` : name)).join(", ")
              )}
            </Cell>
            <Cell align="end">
              {person.here ? (
                <span className="text-muted">{t("contacts.link.hereNow")}</span>
              ) : (
                <TextLink href={href(path, { contact: person.id })} aria-label={`${t("contacts.link.choose")} ${person.name}`}>
                  {t("contacts.link.choose")}
                </TextLink>
              )}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
