import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import type { IndustryRow } from "@/lib/crm/industries/industry-queries";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { move } from "../../actions";
import { IndustriesFrame } from "../../industries-frame";
import { findOr404, loadIndustries } from "../../load-industries";
import { industryPath } from "../../paths";
import { MoveForm } from "../move-form";
import { Question } from "../../../question";

export default guardedPage(MoveCustomersPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.move.title") }));

/** «Vil du flytte 144 kunder?», with from and to, now and after. Without a choice it asks for one. */
async function MoveCustomersPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  const [industry, query, industries] = await Promise.all([findOr404(params, t.locale), searchParams, loadIndustries(t.locale)]);
  const to = industries.find(({ id }) => id !== industry.id && id === idParam(param(query, "to")));
  return (
    <IndustriesFrame reader={me} params={query} path={`${industryPath(industry.id)}/move`} chosen={industry.id} alone>
      {industry.customers + industry.deletedCustomers === 0 ? (
        <EmptyState title={t("industries.move.nobody", { name: industry.name })}>
          <TextLink href={industryPath(industry.id)}>{t("industries.move.back")}</TextLink>
        </EmptyState>
      ) : to ? (
        <MoveQuestion t={t} from={industry} to={to} params={query} />
      ) : (
        <>
          <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{industry.name}</h2>
          <MoveForm t={t} industry={industry} industries={industries} error={t("industries.errors.chooseTarget")} />
        </>
      )}
    </IndustriesFrame>
  );
}

function MoveQuestion({ t, from, to, params }: { t: Texts; from: IndustryRow; to: IndustryRow; params: SearchParams }) {
  const { id, customers, deletedCustomers } = from;
  const none = customers === 0;
  return (
    <Question t={t} params={params} question={none ? t("industries.move.questionDeleted", { deletedCustomers }) : t("industries.move.question", { customers })}>
      <Table label={t("industries.move.table")} stack="never" className="mb-4">
        <Head>
          <HeadCell hiddenLabel={t("industries.move.title")} width="w-13" />
          <HeadCell>{t("industries.move.industry")}</HeadCell>
          <HeadCell align="end">{t("industries.move.now")}</HeadCell>
          <HeadCell align="end">{t("industries.move.after")}</HeadCell>
        </Head>
        <Body>
          {[
            { word: t("industries.move.fromRow"), name: from.name, now: customers, after: 0 },
            { word: t("industries.move.toRow"), name: to.name, now: to.customers, after: to.customers + customers },
          ].map(({ word, name, now, after }) => (
            <Row key={word}>
              <Cell className="text-muted">{word}</Cell>
              <Cell className="wrap-anywhere">{name}</Cell>
              <Cell align="end">{t.number(now)}</Cell>
              <Cell align="end">{t.number(after)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
      <ConfirmForm
        action={move}
        hidden={{ id: String(id), to: String(to.id), customers: String(customers), deletedCustomers: String(deletedCustomers) }}
        yes={none ? t("industries.move.yesDeleted", { deletedCustomers }) : t("industries.move.yes", { customers })}
        no={t("shell.no")}
        cancelHref={industryPath(id)}
      >
        <p>
          {t("industries.move.what")} {deletedCustomers > 0 && !none && <>{t("industries.move.deleted", { deletedCustomers })} </>}
          {t("industries.move.undoable")}
        </p>
      </ConfirmForm>
    </Question>
  );
}
