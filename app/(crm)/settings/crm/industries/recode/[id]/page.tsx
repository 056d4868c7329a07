import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { ConfirmForm } from "@/components/form/confirm-form";
import { SelectField } from "@/components/form/field";
import { ButtonLink } from "@/components/ui/button";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { planRecoding, type RecodedIndustry, recodingSteps, type RecodingPlan, type RecodingStep, seenOf } from "@/lib/crm/industries/plan-recoding";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { recode } from "../../actions";
import { IndustriesFrame } from "../../industries-frame";
import { list } from "../../paths";
import { Question } from "../../../question";

export default guardedPage(RecodingPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.edit")).t("industries.recode.title") }));

/** What a pasted table comes to: which industries get which code, whose customers are moved, and what it can't tell. */
async function RecodingPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.edit");
  const { t } = me;
  const [id, query] = [idParam((await params).id), await searchParams];
  const plan = (id === null ? null : await planRecoding(database(), id)) ?? noSuchPage();
  const { industries, from, to, unused, carriedOut } = plan;
  const asked = industries.filter((industry) => industry.to.length > 1);
  const steps = recodingSteps(plan, new Map()).filter(({ code }) => code !== null);
  const nothing = carriedOut ? t("industries.recode.carriedOut", { from, to }) : t("industries.recode.nothing", { from });
  const question = industries.length > 0 ? t("industries.recode.question", { industries: industries.length, from, to }) : nothing;
  return (
    <IndustriesFrame reader={me} params={query} path={`${list}/recode/${plan.id}`} chosen={null} alone>
      <Question t={t} params={query} question={question}>
        {industries.length > 0 && unused > 0 && <p className="mb-3 text-muted">{t("industries.recode.unused", { unused })}</p>}
        {industries.length === 0 ? (
          <ButtonLink href={`${list}/recode`}>{t("industries.recode.again")}</ButtonLink>
        ) : (
          <Questions t={t} plan={plan} asked={asked} />
        )}
        {steps.length > 0 && <Steps t={t} steps={steps} />}
      </Question>
    </IndustriesFrame>
  );
}

function Questions({ t, plan, asked }: { t: Texts; plan: RecodingPlan; asked: RecodedIndustry[] }) {
  const seen = Object.fromEntries(Object.entries(seenOf(plan)).map(([name, count]) => [name, String(count)]));
  const label = ({ code, name }: RecodedIndustry): string => t("industries.recode.which", { code, name });
  return (
    <ConfirmForm
      action={recode}
      hidden={{ id: String(plan.id), ...seen }}
      labels={Object.fromEntries(asked.map((industry) => [`choice${industry.id}`, label(industry)]))}
      yes={t("industries.recode.yes", { industries: plan.industries.length })}
      no={t("shell.no")}
      cancelHref={list}
    >
      {asked.length > 0 && <p>{t("industries.recode.ask", { industries: asked.length })}</p>}
      {asked.map((industry) => (
        <SelectField
          key={industry.id}
          name={`choice${industry.id}`}
          label={label(industry)}
          width="full"
          options={[
            { value: "", label: t("industries.move.notChosen") },
            ...industry.to.map((code) => ({ value: `${industry.id}:${code}`, label: code })),
            { value: `${industry.id}:`, label: t("industries.recode.leave") },
          ]}
        />
      ))}
      <p className="text-muted">{t("industries.recode.undoable")}</p>
    </ConfirmForm>
  );
}

/** What the table itself decides, line by line. */
function Steps({ t, steps }: { t: Texts; steps: RecodingStep[] }) {
  return (
    <Table label={t("industries.recode.steps")} stack="sm" className="mt-6">
      <Head>
        <HeadCell width="w-20">{t("industries.move.fromRow")}</HeadCell>
        <HeadCell width="w-20">{t("industries.move.toRow")}</HeadCell>
        <HeadCell>{t("industries.move.industry")}</HeadCell>
        <HeadCell>{t("industries.recode.becomes")}</HeadCell>
      </Head>
      <Body>
        {steps.map(({ industry: { id, code: old, name, customers }, code, into }) => (
          <Row key={id}>
            <Cell place="left" label={t("industries.move.fromRow")}>
              {old}
            </Cell>
            <Cell place="right" label={t("industries.move.toRow")}>
              {code}
            </Cell>
            <Cell className="wrap-anywhere">{name}</Cell>
            <Cell className="wrap-anywhere">{into ? t("industries.recode.merged", { customers, name: into.name }) : t("industries.recode.recoded")}</Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
