import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { contactsPerPage } from "@/lib/crm/contacts/contacts-with-category";
import { contactsWithRole } from "@/lib/crm/contacts/contacts-with-role";
import { countUsesOf } from "@/lib/crm/value-lists/value-uses";
import { database } from "@/lib/db/client";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../../../crm-page";
import { crumbsTo } from "../../../value-lists/crumbs";
import { valueOr404 } from "../../../value-lists/find-or-404";
import { valuePath } from "../../../value-lists/paths";
import { roles } from "../../lists";

export default guardedPage(RoleContactsPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("contactRoles.edit")).t("valueLists.contacts.title") }));

const section = "/settings/crm/roles";

/** The contacts that have a role: what the count in the list leads to. */
async function RoleContactsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("contactRoles.edit");
  const { t } = me;
  const [role, query] = await Promise.all([valueOr404(me, roles, (await params).id), searchParams]);
  const after = idParam(param(query, "after"));
  const [found, uses] = await Promise.all([contactsWithRole(database(), role.id, after), countUsesOf(database(), roles.list.entity, role.id)]);
  const contacts = found.slice(0, contactsPerPage);
  const path = valuePath("contactRoles", role.id, "contacts");
  const heading = t("valueLists.contacts.heading", { name: role.name });
  return (
    <CrmPage reader={me} area="settings" section={section} path={path} crumbs={crumbsTo(t, section, role.name, t("valueLists.contacts.crumb"))}>
      <PageHeader title={heading} count={t.number(uses.contacts)} />
      {contacts.length === 0 ? (
        <EmptyState title={t("valueLists.contacts.none")}>
          <TextLink href={section}>{t("valueLists.contacts.back")}</TextLink>
        </EmptyState>
      ) : (
        <Table label={heading} stack="sm">
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
                  {contact.further > 0 && <span className="text-muted"> {t("valueLists.contacts.further", { count: contact.further })}</span>}
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
