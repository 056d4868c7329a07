import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { pageOfContacts } from "@/lib/crm/contacts/contact-queries";
import { noonOf } from "@/lib/dates/noon-of";
import { database } from "@/lib/db/client";
import { href, pageKeyIn, type SearchParams } from "@/lib/local-path";
import { type PageKey, pageLinks, pageParams } from "@/lib/page-by-key";

import { EmptyPage } from "../../../empty-page";
import { Card, findCustomerOr404 } from "../card";
import { pageTexts } from "../../../page-texts";

export default guardedPage(ContactsPage);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const { t } = await reader("customers.see");
  return { title: t("contacts.titleOf", { customer: (await findCustomerOr404(params, t.locale)).name }) };
});

/** The card's tab «Kontakter». */
async function ContactsPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const { t } = me;
  const customer = await findCustomerOr404(params, t.locale);
  const [query, base] = [await searchParams, `/customers/${customer.id}/contacts`];
  const at = pageKeyIn(query);
  const page = await pageOfContacts(database(), customer.id, t.locale, at);
  const to = (key: PageKey): string => href(base, pageParams(key));
  return (
    <Card reader={me} customer={customer} tab="contacts" params={query} path={to(at)}>
      <div className="mb-4 flex flex-wrap gap-2">
        <ButtonLink icon="plus" href={`${base}/new`}>
          {t("contacts.new.action")}
        </ButtonLink>
        <ButtonLink href={`${base}/link`}>{t("contacts.link.action")}</ButtonLink>
      </div>
      {page.rows.length === 0 && at !== "first" ? (
        <EmptyPage t={t} firstHref={base} />
      ) : page.rows.length === 0 ? (
        <EmptyState title={t("contacts.none")}>{t("contacts.noneWayOn")}</EmptyState>
      ) : (
        <Table label={t("contacts.title")} stack="sm">
          <Head>
            <HeadCell>{t("contacts.name")}</HeadCell>
            <HeadCell>{t("contacts.role")}</HeadCell>
            <HeadCell>{t("contacts.email")}</HeadCell>
            <HeadCell>{t("contacts.phone")}</HeadCell>
            <HeadCell>{t("categories.title")}</HeadCell>
          </Head>
          <Body>
            {page.rows.map((contact) => (
              <Row key={contact.id}>
                <Cell primary>
                  <TextLink look="name" href={`${base}/${contact.id}`}>
                    {contact.name}
                  </TextLink>
                  {contact.isPrimary && <span className="font-normal text-muted"> {t("contacts.primary")}</span>}
                  {contact.until !== null && !contact.ended && (
                    <span className="font-normal text-muted"> {t("contacts.place.untilDay", { day: t.date(noonOf(contact.until)) })}</span>
                  )}
                  {contact.ended && <span className="font-normal text-muted"> {t("contacts.left")}</span>}
                </Cell>
                <Cell>{contact.role}</Cell>
                <Cell>{contact.email && <TextLink href={`mailto:${contact.email}`}>{contact.email}</TextLink>}</Cell>
                <Cell>{contact.phone && <TextLink href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</TextLink>}</Cell>
                <Cell>
                  <ChipRow names={contact.categories} andMoreLabel={(more) => t("customers.andMore", { more })} />
                </Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      <Pagination label={t("shell.pages.label")} texts={pageTexts(t)} {...pageLinks(page, to)} />
    </Card>
  );
}
