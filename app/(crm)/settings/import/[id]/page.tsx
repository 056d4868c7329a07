import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { findImportDraft } from "@/lib/crm/imports/import-draft";
import { type ImportPreview, previewImport } from "@/lib/crm/imports/preview-import";
import { planRestoreOfRows } from "@/lib/crm/imports/restore-rows";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, pageKeyIn, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { CountChanged } from "../../../count-changed";
import { carryOut } from "../actions";
import { AlikeRows } from "../alike-rows";
import { DeletedRows } from "../deleted-rows";
import { ImportFrame } from "../import-frame";
import { importPath, list } from "../paths";
import { RefusedRows } from "../refused-rows";

export default guardedPage(PreviewPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("imports.run")).t("imports.page.title") }));

/** What a kept file comes to, and the question. */
async function PreviewPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("imports.run");
  const { t } = me;
  const [id, query] = [idParam((await params).id), await searchParams];
  const draft = id === null ? null : await findImportDraft(database(), id, new Date());
  if (!draft || id === null) return noSuchPage();
  const path = importPath(id);
  const preview = await previewImport(database(), draft.file);
  const restore = preview.deleted.length > 0 ? await planRestoreOfRows(database(), preview.deleted, t.locale, new Date()) : null;
  const customers = preview.created + preview.changed + preview.deleted.length;
  return (
    <ImportFrame reader={me} params={query} path={path} further={[draft.fileName]}>
      <TextPage>
        <CountChanged t={t} params={query} />
        <h1 className="text-page-title mb-2">{customers > 0 ? t("imports.page.question", { customers }) : t("imports.page.nothing")}</h1>
        <Counts t={t} preview={preview} />
        {preview.withoutIndustry > 0 && <WithoutIndustry t={t} preview={preview} />}
        {customers > 0 ? (
          <ConfirmForm
            action={carryOut}
            hidden={{ ...seenOf(id, preview), ...(restore && { asOf: restore.asOf, signature: restore.signature }) }}
            yes={preview.deleted.length > 0 ? t("imports.page.yesAsChosen") : t("imports.page.yes", { customers })}
            no={t("imports.page.another")}
            cancelHref={list}
          >
            {restore && <DeletedRows t={t} deleted={preview.deleted} restore={restore} />}
            {preview.alike.length > 0 && <AlikeRows t={t} alike={preview.alike} />}
            <p className="text-muted">{t("imports.page.undoable")}</p>
          </ConfirmForm>
        ) : (
          <ButtonLink href={list}>{t("imports.page.another")}</ButtonLink>
        )}
      </TextPage>
      {preview.refused.length > 0 && <RefusedRows t={t} refused={preview.refused} path={path} at={pageKeyIn(query)} />}
    </ImportFrame>
  );
}

/** What the question said: the import asks again when it is something else by then. */
const seenOf = (id: number, { created, alike, changed, unchanged, deleted, refused }: ImportPreview): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ id, created, alike: alike.length, changed, unchanged, deleted: deleted.length, refused: refused.length }).map(([name, count]) => [
      name,
      String(count),
    ]),
  );

function Counts({ t, preview: { created, changed, unchanged, deleted, refused } }: { t: Texts; preview: ImportPreview }) {
  return (
    <Table label={t("imports.page.counts")} stack="never" className="mb-4">
      <Head>
        <HeadCell>{t("imports.page.counts")}</HeadCell>
        <HeadCell align="end">{t("imports.page.rows")}</HeadCell>
      </Head>
      <Body>
        {Object.entries({ created, changed, unchanged, ...(deleted.length > 0 && { deletedCustomers: deleted.length }), refusedRows: refused.length }).map(
          ([what, count]) => (
            <Row key={what}>
              <Cell>{t(`imports.page.${what}`)}</Cell>
              <Cell align="end">{t.number(count)}</Cell>
            </Row>
          ),
        )}
      </Body>
    </Table>
  );
}

/** How many codes are named before the rest is a number. */
const codesNamed = 12;

function WithoutIndustry({ t, preview: { withoutIndustry, codesWithoutIndustry } }: { t: Texts; preview: ImportPreview }) {
  const [named, more] = [codesWithoutIndustry.slice(0, codesNamed).join(", "), codesWithoutIndustry.length - codesNamed];
  return (
    <p className="mb-4">
      {t("imports.page.withoutIndustry", { rows: withoutIndustry, codes: more > 0 ? t("imports.page.andMore", { codes: named, more }) : named })}
    </p>
  );
}
