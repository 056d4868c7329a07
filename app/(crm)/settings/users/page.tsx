import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { reader } from "@/lib/auth/current-session";
import { listUsers } from "@/lib/crm/users/user-queries";
import { database } from "@/lib/db/client";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { userCrumbs } from "./crumbs";

export default guardedPage(UsersPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("users.edit")).t("users.title") }));

async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("users.edit");
  const { t } = me;
  const users = await listUsers(database());
  return (
    <CrmPage reader={me} area="settings" section="/settings/users" params={await searchParams} path="/settings/users" crumbs={userCrumbs(t)}>
      <PageHeader
        title={t("users.title")}
        count={t.number(users.length)}
        lede={t("users.lede")}
        actions={
          <ButtonLink variant="main" icon="plus" href="/settings/users/new">
            {t("users.new.action")}
          </ButtonLink>
        }
      />
      <Table label={t("users.title")} stack="sm">
        <Head>
          <HeadCell>{t("users.name")}</HeadCell>
          <HeadCell>{t("users.email")}</HeadCell>
          <HeadCell>{t("users.role")}</HeadCell>
          <HeadCell>{t("users.language")}</HeadCell>
          <HeadCell align="end">{t("users.lastSignIn")}</HeadCell>
        </Head>
        <Body>
          {users.map((user) => (
            <Row key={user.id}>
              <Cell primary>
                <TextLink look="name" href={`/settings/users/${user.id}`}>
                  {user.name}
                </TextLink>{" "}
                {!user.active && <Tag>{t("users.off")}</Tag>}
              </Cell>
              <Cell>{user.email}</Cell>
              <Cell>{t(`users.roles.${user.role}`)}</Cell>
              <Cell>{t(`users.languages.${user.language}`)}</Cell>
              <Cell align="end" className="text-muted" label={t("users.lastSignIn")}>
                {user.lastSignIn ? t.moment(user.lastSignIn) : t("users.never")}
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </CrmPage>
  );
}
