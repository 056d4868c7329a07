import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { CheckboxField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { reader } from "@/lib/auth/current-session";
import { showCustomerField } from "@/lib/crm/customers/show-customer-field";
import { compareWithRegister, type Comparison, type Difference } from "@/lib/crm/register/compare-with-register";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

import { takeIn } from "../../actions";
import { Card, findCustomerOr404 } from "../card";

export default guardedPage(RegisterUpdatePage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("customers.edit")).t("register.update.title") }));

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** «Oppdater fra registeret»: the customer beside what was fetched, field by field. Asks nobody: what is shown is what is kept. */
async function RegisterUpdatePage({ params, searchParams }: Props) {
  const me = await reader("customers.edit");
  const { t } = me;
  const [customer, query] = await Promise.all([findCustomerOr404(params, t.locale), searchParams]);
  const comparison = await compareWithRegister(database(), customer.id);
  if (!comparison) return noSuchPage();
  const path = `/customers/${customer.id}/register`;
  const back = `/customers/${customer.id}`;
  return (
    <Card reader={me} customer={customer} tab="companyInfo" params={query} path={path} further={t("register.update.title")}>
      <Notice t={t} params={query} />
      {comparison.withoutIndustry !== null && (
        <div className="mb-3">
          <Banner tone="info">{t("register.update.withoutIndustry", { code: comparison.withoutIndustry })}</Banner>
        </div>
      )}
      {comparison.differences.length === 0 ? (
        <EmptyState title={t(comparison.entry.name === "" ? "register.update.nothingSaid" : "register.update.nothing")}>
          <ButtonLink href={back}>{t("customers.tabs.companyInfo")}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <h2 className="text-page-title mb-2">{t("register.update.question")}</h2>
          <p className="mb-3">
            {t("register.update.asOf", { when: t.moment(comparison.entry.asOf) })} {t("register.update.lede")}
          </p>
          <Form action={takeIn} id="take" hidden={{ id: String(customer.id) }}>
            <Differences t={t} comparison={comparison} />
            <p className="mt-3 text-muted">{t("register.update.undoable")}</p>
            <div className="mt-4 flex flex-wrap gap-2">
              <SubmitButton>{t("register.update.yes")}</SubmitButton>
              <ButtonLink href={back} variant="quiet">
                {t("shell.no")}
              </ButtonLink>
            </div>
          </Form>
        </>
      )}
    </Card>
  );
}

/** That the register could not be asked, or that the question is asked again. */
function Notice({ t, params }: { t: Texts; params: SearchParams }) {
  const old = param(params, "old");
  const sentence = param(params, "changed") ? "register.errors.changed" : old === "away" || old === "off" ? `register.update.${old}` : null;
  if (!sentence) return null;
  return (
    <div className="mb-3">
      <Banner tone="warning">{t(sentence)}</Banner>
    </div>
  );
}

async function Differences({ t, comparison }: { t: Texts; comparison: Comparison }) {
  const rows = await Promise.all(comparison.differences.map(async (difference) => ({ ...difference, ...(await shown(t, difference)) })));
  return (
    <Table label={t("register.update.table")} stack="sm">
      <Head>
        <HeadCell>{t("register.update.field")}</HeadCell>
        <HeadCell>{t("register.update.now")}</HeadCell>
        <HeadCell>{t("register.update.register")}</HeadCell>
      </Head>
      <Body>
        {rows.map((row) => (
          <Row key={row.field}>
            <Cell primary>
              {row.always ? (
                t("register.update.follows", { field: row.label })
              ) : (
                <CheckboxField id={`take-${row.field}`} name="take" value={row.mark} label={row.label} defaultChecked={row.suggested} />
              )}
            </Cell>
            <Cell label={t("register.update.now")}>{row.before}</Cell>
            <Cell label={t("register.update.register")}>{row.after}</Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

async function shown(t: Texts, { field, now, register }: Difference): Promise<{ label: string; before: string; after: string }> {
  const text = async (value: unknown): Promise<string> =>
    (Array.isArray(value) ? value.join(", ") : await showCustomerField(database(), t.locale, field, value)) || t("register.update.empty");
  return { label: t(`changeLog.fields.customer.${field}`), before: await text(now), after: await text(register) };
}
