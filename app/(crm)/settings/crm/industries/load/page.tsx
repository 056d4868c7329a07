import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { type CodeLevel, planStandardCodes } from "@/lib/crm/industries/plan-standard-codes";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";

import { load } from "../actions";
import { IndustriesFrame } from "../industries-frame";
import { list } from "../paths";

export default guardedPage(LoadCodesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.load.title") }));

const path = `${list}/load`;
const levels: CodeLevel[] = ["sections", "divisions"];

/** Two steps, each with its own address: the level, then what is new there and what is there already. */
async function LoadCodesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  const params = await searchParams;
  const level = levels.find((each) => each === param(params, "level"));
  return (
    <IndustriesFrame reader={me} params={params} path={path} chosen={null} alone>
      <h2 className="mb-1 text-lg font-semibold">{t("industries.load.heading")}</h2>
      <p className="mb-3 max-w-text text-muted">{t("industries.load.lede")}</p>
      {!level && (
        <p className="mb-3">
          <TextLink href={`${list}/recode`}>{t("industries.recode.title")}</TextLink>
        </p>
      )}
      {level ? <Preview t={t} level={level} /> : <ChooseLevel t={t} />}
    </IndustriesFrame>
  );
}

function ChooseLevel({ t }: { t: Texts }) {
  return (
    <form action={path} className="max-w-text space-y-4">
      <div>
        <label htmlFor="level" className="text-label mb-1 block font-medium">
          {t("industries.load.level")}
        </label>
        <Select id="level" name="level" defaultValue="divisions" options={levels.map((value) => ({ value, label: t(`industries.load.levels.${value}`) }))} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="main">{t("industries.load.preview")}</Button>
        <ButtonLink variant="quiet" href={list}>
          {t("shell.cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}

async function Preview({ t, level }: { t: Texts; level: CodeLevel }) {
  const codes = await planStandardCodes(database(), level);
  const added = codes.filter(({ there }) => there === null).length;
  return (
    <>
      <p className="mb-3">{t("industries.load.what", { level: t(`industries.load.levels.${level}`), added, there: codes.length - added })}</p>
      {added > 0 ? (
        <ConfirmForm action={load} hidden={{ level }} yes={t("industries.load.yes", { added })} no={t("shell.no")} cancelHref={list} />
      ) : (
        <ButtonLink href={list}>{t("industries.all")}</ButtonLink>
      )}
      <Table label={t("industries.load.title")} stack="never" className="mt-6">
        <Head>
          <HeadCell width="w-20">{t("industries.fields.code")}</HeadCell>
          <HeadCell>{t("industries.move.industry")}</HeadCell>
          <HeadCell width="w-28">{t("industries.load.state")}</HeadCell>
        </Head>
        <Body>
          {codes.map(({ code, nb, there }) => (
            <Row key={code}>
              <Cell>{code}</Cell>
              <Cell className="wrap-anywhere">{there ?? nb}</Cell>
              <Cell className={there === null ? undefined : "text-muted"}>{t(there === null ? "industries.load.new" : "industries.load.there")}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </>
  );
}
