import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { ContactsPage } from "@/lib/crm/contacts/contacts-with";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { pageTexts } from "../../page-texts";

interface Props {
  t: Texts;
  label: string;
  page: ContactsPage;
  /** The page's own path; on a later page than the first a link leads back to it. */
  path: string;
  first: boolean;
  /** Said, with the way back to the list, when there is nobody. */
  none: { title: string; href: string; back: string };
}

/** The people that a count in a list of the settings leads to, a page at a time. */
export function ContactsTable({ t, label, page: { contacts, next }, path, first, none }: Props) {
  return (
    <>
      {contacts.length === 0 ? (
        <EmptyState title={none.title}>
          <TextLink href={none.href}>{none.back}</TextLink>
        </EmptyState>
      ) : (
        <Table label={label} stack="sm">
          <Head>
            <HeadCell>{t("contacts.name")}</HeadCell>
            <HeadCell>{t("contacts.customer")}</HeadCell>
            <HeadCell>{t("contacts.email")}</HeadCell>
          </Head>
          <Body>
            {contacts.map((contact) => (
              <Row key={contact.id}>
                <Cell primary>
                  <TextLink look="name" href={`/customers/${contact.customerId}/contacts/${contact.id}`}>
                    {contact.name}
                  </TextLink>
                </Cell>
                <Cell>
                  <TextLink href={`/customers/${contact.customerId}`}>{contact.customer}</TextLink>
                  {contact.further > 0 && <span className="text-muted"> {t("contacts.further", { count: contact.further })}</span>}
                </Cell>
                <Cell className="wrap-anywhere">{contact.email}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      <Pagination
        label={t("shell.pages.label")}
        texts={pageTexts(t)}
        first={first ? undefined : path}
        next={next === null ? undefined : href(path, { after: next })}
      />
    </>
  );
}
