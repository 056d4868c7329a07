import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { reader } from "@/lib/auth/current-session";
import { type DuplicatePage, type DuplicatePair, listDuplicates, type PairKey } from "@/lib/crm/duplicates/duplicate-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { upTo } from "@/lib/i18n/up-to";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../../crm-page";
import { PairTable } from "./pair-table";
import { pageTexts } from "../../page-texts";

export default guardedPage(DuplicatesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.edit")).t("duplicates.title") }));

const path = "/customers/duplicates";

/** «Mulige dubletter»: pairs of customers that are likely the same, the newest first. */
async function DuplicatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("customers.edit");
  const { t } = me;
  const params = await searchParams;
  const [after, before] = [readKey(params, "after"), readKey(params, "before")];
  const page = await listDuplicates(database(), after ? { after } : before ? { before } : "first");
  const title = t("duplicates.title");
  return (
    <CrmPage reader={me} area="customers" params={params} path={path} crumbs={[{ label: t("customers.title"), href: "/customers" }, { label: title }]}>
      <PageHeader title={title} count={countOf(t, page)} lede={t("duplicates.lede")} />
      {page.pairs.length > 0 ? (
        <PairTable t={t} pairs={page.pairs} back={back(params)} mayMerge={can(me.actor, "customers.merge")} />
      ) : (
        <Empty t={t} first={!after && !before} />
      )}
      <Pages t={t} page={page} />
    </CrmPage>
  );
}

/** `12-7`: a pair by the ids of its customers, the higher first. */
function readKey(params: SearchParams, name: string): PairKey | null {
  const [higher, lower] = param(params, name)
    .split("-")
    .map((part) => idParam(part));
  return higher && lower ? { higher, lower } : null;
}

const keyOf = ({ newer, older }: DuplicatePair): string => `${newer.id}-${older.id}`;

/** The page one is on, to come back to it. */
const back = (params: SearchParams): string => href(path, { after: param(params, "after"), before: param(params, "before") });

function countOf(t: Texts, { found, pairs }: DuplicatePage): string | undefined {
  if (found === null || pairs.length === 0) return undefined;
  return t("duplicates.pairs", { pairs: upTo(t, found) });
}

function Empty({ t, first }: { t: Texts; first: boolean }) {
  return first ? (
    <EmptyState title={t("duplicates.none")}>
      <TextLink href="/customers">{t("duplicates.noneWayOn")}</TextLink>
    </EmptyState>
  ) : (
    <EmptyState title={t("duplicates.noneHere")}>
      <TextLink href={path}>{t("duplicates.first")}</TextLink>
    </EmptyState>
  );
}

function Pages({ t, page: { pairs, hasPrevious, hasNext } }: { t: Texts; page: DuplicatePage }) {
  const [top, bottom] = [pairs[0], pairs.at(-1)];
  return (
    <Pagination
      label={t("shell.pages.label")}
      texts={pageTexts(t)}
      first={hasPrevious ? path : undefined}
      previous={hasPrevious && top ? href(path, { before: keyOf(top) }) : undefined}
      next={hasNext && bottom ? href(path, { after: keyOf(bottom) }) : undefined}
    />
  );
}
