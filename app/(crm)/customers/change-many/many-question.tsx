import { ConfirmForm } from "@/components/form/confirm-form";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { changeAhead, type ManyAct, type OfferedValue } from "@/lib/crm/customers/many-acts";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { CustomerSelection, SelectionShare, SelectionShares } from "@/lib/crm/customers/selected-customers";
import type { Texts } from "@/lib/i18n/texts";

import { putCategory, setIndustry, setSeller, setSource, takeCategory } from "../actions";
import { selectionFields } from "../selection-params";

const actions = { putCategory, takeCategory, setIndustry, setSeller, setSource };

interface Props {
  t: Texts;
  act: ManyAct;
  selected: SelectionShares;
  to: OfferedValue;
  selection: CustomerSelection;
  search: CustomerSearch;
  /** The list one came from, and this question's first step. */
  list: string;
  back: string;
}

/** How many change, from what to what, and how many need not: yes and no. */
export function ManyQuestion({ t, act, selected, to, selection, search, list, back }: Props) {
  const { customers, had, from } = changeAhead(act, selected, to.id);
  const another = <TextLink href={back}>{t(`manyCustomers.${act}.another`)}</TextLink>;
  if (customers === 0)
    return (
      <>
        <h1 className="text-page-title mb-2">{t(`manyCustomers.${act}.action`)}</h1>
        <EmptyState title={t(`manyCustomers.${act}.allThere`, { to: to.name })}>{another}</EmptyState>
      </>
    );
  return (
    <>
      <h1 className="text-page-title mb-2">{t(`manyCustomers.${act}.question`, { customers, to: to.name })}</h1>
      <ConfirmForm
        action={actions[act]}
        hidden={{
          ...selectionFields(selection, search),
          to: String(to.id),
          customers: String(customers),
          had: String(had),
          who: selected.who,
          list,
          back: `${back}&to=${to.id}`,
        }}
        yes={t(`manyCustomers.${act}.yes`, { customers })}
        no={t("shell.no")}
        cancelHref={list}
      >
        {from.length > 0 && <Shares t={t} act={act} from={from} to={to.name} />}
        {had > 0 && <p>{t(`manyCustomers.${act}.had`, { had, to: to.name })}</p>}
        {from.length === 0 && <p>{t("manyCustomers.othersStay")}</p>}
        <p className="text-muted">
          {t("manyCustomers.undoable")} {another}
        </p>
      </ConfirmForm>
    </>
  );
}

/** The most values that get a line of their own. */
const most = 20;

function Shares({ t, act, from, to }: { t: Texts; act: ManyAct; from: SelectionShare[]; to: string }) {
  const rest = from.slice(most);
  const lines = from.slice(0, most).map(({ value, name, customers }) => ({ key: String(value), from: name ?? t(`manyCustomers.${act}.none`), customers }));
  if (rest.length > 0)
    lines.push({
      key: "rest",
      from: t(`manyCustomers.${act}.more`, { values: rest.length }),
      customers: rest.reduce((sum, { customers }) => sum + customers, 0),
    });
  return (
    <Table label={t(`manyCustomers.${act}.action`)} stack="sm">
      <Head>
        <HeadCell>{t(`manyCustomers.${act}.from`)}</HeadCell>
        <HeadCell>{t(`manyCustomers.${act}.to`)}</HeadCell>
        <HeadCell align="end">{t("manyCustomers.customers")}</HeadCell>
      </Head>
      <Body>
        {lines.map((line) => (
          <Row key={line.key}>
            <Cell primary>{line.from}</Cell>
            <Cell label={t(`manyCustomers.${act}.to`)}>{to}</Cell>
            <Cell align="end" label={t("manyCustomers.customers")}>
              {t.number(line.customers)}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
