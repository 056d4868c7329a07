import { Form } from "@/components/form/form";
import { TextLink } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { UsedOn } from "@/lib/crm/value-lists/value-entity";
import type { ValueRow } from "@/lib/crm/value-lists/value-queries";
import { noUses, type Uses } from "@/lib/crm/value-lists/value-uses";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { EditValue, editField } from "./edit-value";
import type { ListParts } from "./list-parts";
import { listParam, sectionOf, valuePath } from "./paths";

interface Props {
  t: Texts;
  parts: ListParts;
  values: ValueRow[];
  uses: Map<number, Uses>;
  editing: number | null;
  words: string;
}

/** The values, in their order. What a row's menu does at once are submit buttons of the two forms above the table. */
export function ValueTable({ t, parts, values, uses, editing, words }: Props) {
  const { list, actions, records } = parts;
  const hidden = words === "" ? undefined : { q: words };
  const counted = Object.keys(records) as UsedOn[];
  return (
    <>
      <Form action={actions.move} id={`move-${list.noun}`} hidden={hidden}>
        {null}
      </Form>
      <Form action={actions.switchOnOrOff} id={`switch-${list.noun}`} hidden={hidden}>
        {null}
      </Form>
      <Table label={t(`valueLists.lists.${list.noun}.title`)} stack="sm" fixed>
        <Head>
          <HeadCell width="w-[34%]">{t("valueLists.name")}</HeadCell>
          <HeadCell>{t("valueLists.other")}</HeadCell>
          {list.fields.probability && <HeadCell align="end">{t("valueLists.probability")}</HeadCell>}
          {counted.map((on) => (
            <HeadCell key={on} align="end">
              {t(`valueLists.columns.${on}`)}
            </HeadCell>
          ))}
          <HeadCell width="w-14" hiddenLabel={t("valueLists.actions")} />
        </Head>
        <Body>
          {values.map((value) =>
            value.id === editing ? (
              <Row key={value.id} id={`${list.noun}-${value.id}`}>
                <Cell primary span={counted.length + (list.fields.probability ? 4 : 3)}>
                  <EditValue t={t} parts={parts} value={value} />
                </Cell>
              </Row>
            ) : (
              <ValueRowView key={value.id} t={t} parts={parts} value={value} uses={uses.get(value.id) ?? noUses} counted={counted} />
            ),
          )}
        </Body>
      </Table>
    </>
  );
}

function ValueRowView({ t, parts, value, uses, counted }: { t: Texts; parts: ListParts; value: ValueRow; uses: Uses; counted: UsedOn[] }) {
  const { noun } = parts.list;
  const { id, nb, en, name, active, probability } = value;
  const other = t.locale === "nb" ? en : nb;
  return (
    <Row id={`${noun}-${id}`}>
      <Cell primary>
        <span className={active ? undefined : "text-muted"}>
          {name} {!active && <Tag>{t("valueLists.off")}</Tag>}
        </span>
      </Cell>
      <Cell className="wrap-anywhere text-muted">{other !== name && other}</Cell>
      {probability !== null && <Cell align="end">{t("valueLists.perCent", { probability })}</Cell>}
      {counted.map((on) => (
        <Cell key={on} align="end" place={counted.length === 1 ? undefined : on === counted[0] ? "left" : "right"}>
          <Count t={t} count={uses[on]} on={on} to={parts.records[on]?.(id) ?? ""} name={value.name} />
        </Cell>
      ))}
      <Cell align="end" place="end">
        <ValueMenu t={t} parts={parts} value={value} />
      </Cell>
    </Row>
  );
}

function ValueMenu({ t, parts: { list }, value: { id, name, active } }: { t: Texts; parts: ListParts; value: ValueRow }) {
  const { noun } = list;
  const move = { form: `move-${noun}`, name: "press" };
  return (
    <Menu
      id={`actions-${noun}-${id}`}
      label={t("valueLists.actionsFor", { name })}
      items={[
        { href: href(sectionOf(noun), { list: listParam(noun), edit: id }, editField(noun)), label: t("valueLists.edit"), icon: "pencil" },
        { ...move, value: `${id}:up`, label: t("valueLists.moveUp"), icon: "arrow-up" },
        { ...move, value: `${id}:down`, label: t("valueLists.moveDown"), icon: "arrow-down" },
        { form: `switch-${noun}`, name: "press", value: `${id}:${String(!active)}`, label: t(active ? "valueLists.switchOff" : "valueLists.switchOn") },
        "line",
        { href: valuePath(noun, id, "delete"), label: t("valueLists.delete.action"), icon: "trash-2", danger: true },
      ]}
    />
  );
}

/** «41», a link to just those; on a phone with the word after it. */
function Count({ t, count, on, to, name }: { t: Texts; count: number; on: UsedOn; to: string; name: string }) {
  const long = t(`valueLists.count.${on}`, { count });
  const shown = (
    <>
      <span className="unstacked-only">{t.number(count)}</span>
      <span className="stacked-only">{long}</span>
    </>
  );
  if (count === 0) return <span className="text-muted">{shown}</span>;
  return (
    <TextLink href={to} aria-label={t("valueLists.count.with", { what: long, name })}>
      {shown}
    </TextLink>
  );
}
