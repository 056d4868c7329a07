import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { contactsPerPage, contactsWithCategory } from "@/lib/crm/contacts/contacts-with-category";
import { database } from "@/lib/db/client";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../../../crm-page";
import { crumbsTo } from "../../crumbs";
import { list } from "../../paths";
import { findOr404 } from "../find-or-404";

export default guardedPage(CategoryContactsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("categories.see")).t("categories.carriers.title") }));

/** The contacts that carry a category: what the count in the list leads to. */
async function CategoryContactsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("categories.see");
  const { t } = me;
  const [category, query] = await Promise.all([findOr404(params), searchParams]);
  const after = idParam(param(query, "after"));
  const found = await contactsWithCategory(database(), category.id, after);
  const contacts = found.slice(0, contactsPerPage);
  const path = `${list}/${category.id}/contacts`;
  return (
    <CrmPage reader={me} area="settings" section={list} path={path} crumbs={crumbsTo(t, category.name, t("categories.contacts"))}>
      <PageHeader
        title={t("categories.carriers.heading", { name: category.name })}
        count={t.number(category.contacts)}
        lede={category.showOnContact ? undefined : t("categories.carriers.hidden")}
      />
      {contacts.length === 0 ? (
        <EmptyState title={t("categories.carriers.none")}>
          <TextLink href={list}>{t("categories.carriers.back")}</TextLink>
        </EmptyState>
      ) : (
        <Table label={t("categories.carriers.heading", { name: category.name })} stack="sm">
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
                </Cell>
                <Cell className="wrap-anywhere">{contact.email}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      <Pagination
        label={t("shell.pages.label")}
        texts={{ first: t("shell.pages.first"), previous: t("shell.pages.previous"), next: t("shell.pages.next"), last: t("shell.pages.last") }}
        first={after === null ? undefined : path}
        next={found.length > contactsPerPage ? href(path, { after: contacts.at(-1)?.id }) : undefined}
      />
    </CrmPage>
  );
}
