import { ConfirmForm } from "@/components/form/confirm-form";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { CustomerSelection, IndustryShare } from "@/lib/crm/customers/selected-customers";
import type { Texts } from "@/lib/i18n/texts";

import { setIndustry } from "../actions";
import { selectionFields } from "../selection-params";

interface Props {
  t: Texts;
  shares: IndustryShare[];
  to: { id: number; name: string };
  selection: CustomerSelection;
  search: CustomerSearch;
  /** The list one came from, and this question's first step. */
  list: string;
  back: string;
}

/** How many move from which industry to the chosen one, and how many are there already: yes and no. */
export function MoveQuestion({ t, shares, to, selection, search, list, back }: Props) {
  const moving = shares.filter(({ industry }) => industry !== to.id);
  const customers = total(moving);
  const had = total(shares) - customers;
  const another = <TextLink href={back}>{t("customers.setIndustry.another")}</TextLink>;
  if (customers === 0)
    return (
      <>
        <h1 className="text-page-title mb-2">{t("customers.setIndustry.title")}</h1>
        <EmptyState title={t("customers.setIndustry.allThere", { to: to.name })}>{another}</EmptyState>
      </>
    );
  return (
    <>
      <h1 className="text-page-title mb-2">{t("customers.setIndustry.question", { customers, to: to.name })}</h1>
      <ConfirmForm
        action={setIndustry}
        hidden={{ ...selectionFields(selection, search), to: String(to.id), customers: String(customers), had: String(had), list, back: `${back}&to=${to.id}` }}
        yes={t("customers.setIndustry.yes", { customers })}
        no={t("shell.no")}
        cancelHref={list}
      >
        <Shares t={t} moving={moving} to={to.name} />
        {had > 0 && <p>{t("customers.setIndustry.had", { had, to: to.name })}</p>}
        <p className="text-muted">
          {t("customers.setIndustry.undoable")} {another}
        </p>
      </ConfirmForm>
    </>
  );
}

/** The most industries that get a line of their own. */
const most = 20;

function Shares({ t, moving, to }: { t: Texts; moving: IndustryShare[]; to: string }) {
  const rest = moving.slice(most);
  const lines = moving
    .slice(0, most)
    .map(({ industry, name, customers }) => ({ key: String(industry), from: name ?? t("customers.setIndustry.noIndustry"), customers }));
  if (rest.length > 0) lines.push({ key: "rest", from: t("customers.setIndustry.others", { industries: rest.length }), customers: total(rest) });
  return (
    <Table label={t("customers.setIndustry.title")} stack="sm">
      <Head>
        <HeadCell>{t("customers.setIndustry.from")}</HeadCell>
        <HeadCell>{t("customers.setIndustry.to")}</HeadCell>
        <HeadCell align="end">{t("customers.setIndustry.customers")}</HeadCell>
      </Head>
      <Body>
        {lines.map(({ key, from, customers }) => (
          <Row key={key}>
            <Cell primary>{from}</Cell>
            <Cell label={t("customers.setIndustry.to")}>{to}</Cell>
            <Cell align="end" label={t("customers.setIndustry.customers")}>
              {t.number(customers)}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

const total = (shares: IndustryShare[]): number => shares.reduce((sum, { customers }) => sum + customers, 0);
