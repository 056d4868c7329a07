import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { countTables, tableNames } from "@/lib/crm/exports/everything";
import { database } from "@/lib/db/client";
import { upTo } from "@/lib/i18n/up-to";
import type { SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { exportNotice } from "../../export-notice";
import { exportsPath } from "./paths";

export default guardedPage(ExportPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("export.everything")).t("exports.page.title") }));

/** Everything that the firm keeps, table by table, each as a file of either kind. */
async function ExportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("export.everything");
  const { t } = me;
  const [params, rows] = await Promise.all([searchParams, countTables(database())]);
  const title = t("exports.page.title");
  const crumbs = [{ label: t("shell.areas.settings"), href: "/settings/crm" }, { label: t("shell.settings.firm"), href: "/settings/crm" }, { label: title }];
  return (
    <CrmPage reader={me} area="settings" section={exportsPath} params={params} path={exportsPath} crumbs={crumbs} notice={exportNotice(t, params)}>
      <PageHeader title={title} lede={t("exports.page.lede")} />
      <p className="mb-4 max-w-[44rem]">{t("exports.page.importable")}</p>
      <Table label={title} stack="sm">
        <Head>
          <HeadCell>{t("exports.page.what")}</HeadCell>
          <HeadCell align="end">{t("exports.page.rows")}</HeadCell>
          <HeadCell>{t("exports.page.holds")}</HeadCell>
          <HeadCell align="end" hiddenLabel={t("exports.page.files")} />
        </Head>
        <Body>
          {tableNames.map((name) => (
            <Row key={name}>
              <Cell primary>{t(`exports.tables.${name}`)}</Cell>
              <Cell align="end" after={t("exports.page.rowsAfter", { rows: rows[name] })}>
                {upTo(t, rows[name])}
              </Cell>
              <Cell className="text-muted">{t(`exports.holds.${name}`)}</Cell>
              <Cell align="end">
                <form method="post" action={`${exportsPath}/${name}`} className="flex flex-wrap justify-end gap-2 max-sm:justify-start">
                  {(["csv", "xlsx"] as const).map((format) => (
                    <Button key={format} size="row" name="format" value={format} aria-label={`${t(`exports.page.${format}`)}: ${t(`exports.tables.${name}`)}`}>
                      {t(`exports.page.${format}`)}
                    </Button>
                  ))}
                </form>
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </CrmPage>
  );
}
