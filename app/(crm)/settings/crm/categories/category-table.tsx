import { Form } from "@/components/form/form";
import { TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import { TextLink } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { CategoryRow } from "@/lib/crm/categories/category-queries";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { rename, switchShown } from "./actions";
import { atRow, list, toggleValue } from "./paths";

const switches = "switches";

/**
 * All switches are submit buttons of one form around the table. While a row is renamed, it holds a form of its
 * own; forms can't stand within each other, so the switches then refer to theirs by its id.
 */
export function CategoryTable({ t, categories, editing, words }: { t: Texts; categories: CategoryRow[]; editing: number | null; words: string }) {
  const apart = categories.some(({ id }) => id === editing);
  const table = (
    <Table label={t("categories.title")} stack="sm" fixed>
      <Head>
        <HeadCell width="w-[34%]">{t("categories.name")}</HeadCell>
        <HeadCell align="center">{t("categories.showsOnCustomer")}</HeadCell>
        <HeadCell align="center">{t("categories.showsOnContact")}</HeadCell>
        <HeadCell align="end">{t("categories.customers")}</HeadCell>
        <HeadCell align="end">{t("categories.contacts")}</HeadCell>
        <HeadCell width="w-14" hiddenLabel={t("categories.actions")} />
      </Head>
      <Body>
        {categories.map((category) => (
          <CategoryRowView key={category.id} t={t} category={category} editing={category.id === editing} form={apart ? switches : undefined} />
        ))}
      </Body>
    </Table>
  );
  return (
    <>
      <Form action={switchShown} id={switches} hidden={words === "" ? undefined : { q: words }}>
        {apart ? null : table}
      </Form>
      {apart && table}
    </>
  );
}

function CategoryRowView({ t, category, editing, form }: { t: Texts; category: CategoryRow; editing: boolean; form?: string }) {
  const { id, name, showOnCustomer, showOnContact, active, customers, contacts } = category;
  return (
    <Row id={`category-${id}`}>
      <Cell primary>
        {editing ? (
          <RenameForm t={t} category={category} />
        ) : (
          <span className={active ? undefined : "text-muted"}>
            {name} {!active && <Tag>{t("categories.off")}</Tag>}
          </span>
        )}
      </Cell>
      <Cell align="center" place="left">
        <ShownSwitch t={t} category={category} where="customer" shown={showOnCustomer} form={form} />
      </Cell>
      <Cell align="center" place="right">
        <ShownSwitch t={t} category={category} where="contact" shown={showOnContact} form={form} />
      </Cell>
      <Cell align="end" place="left">
        <Count t={t} count={customers} hidden={!showOnCustomer} to={href("/customers", { category: id })} kind="customers" name={name} />
      </Cell>
      <Cell align="end" place="right">
        <Count t={t} count={contacts} hidden={!showOnContact} to={`${list}/${id}/contacts`} kind="contacts" name={name} />
      </Cell>
      <Cell align="end" place="end">
        <Menu
          id={`actions-${id}`}
          label={t("categories.actionsFor", { name })}
          items={[
            { href: href(list, { edit: id }, "rename-name"), label: t("categories.rename"), icon: "pencil" },
            { href: `${list}/${id}/switch`, label: t(active ? "categories.switchOff" : "categories.switchOn") },
            { href: `${list}/${id}/merge`, label: t("categories.merge.action"), icon: "merge" },
            "line",
            { href: `${list}/${id}/delete`, label: t("categories.delete.action"), icon: "trash-2", danger: true },
          ]}
        />
      </Cell>
    </Row>
  );
}

interface ShownSwitchProps {
  t: Texts;
  category: CategoryRow;
  where: "customer" | "contact";
  shown: boolean;
  form?: string;
}

function ShownSwitch({ t, category: { id, name }, where, shown, form }: ShownSwitchProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <Switch form={form} name="toggle" value={toggleValue(id, where, !shown)} checked={shown} label={t(`categories.switch.${where}`, { name })} />
      <span className="stacked-only" aria-hidden="true">
        {t(`categories.switch.${where}Short`)}
      </span>
    </span>
  );
}

/** «41», «skjult hos 6» where the category doesn't show there; on a phone with the word after it. */
function Count({ t, count, hidden, to, kind, name }: { t: Texts; count: number; hidden: boolean; to: string; kind: "customers" | "contacts"; name: string }) {
  const long = t(`categories.count.${kind}`, { count });
  const shown = (
    <>
      <span className="unstacked-only">{t.number(count)}</span>
      <span className="stacked-only">{long}</span>
    </>
  );
  if (count === 0) return <span className="text-muted">{shown}</span>;
  return (
    <>
      {hidden && <span className="text-muted">{t("categories.hiddenOn")} </span>}
      <TextLink href={to} aria-label={t("categories.count.with", { what: long, name })}>
        {shown}
      </TextLink>
    </>
  );
}

/** Without scripts `autofocus` counts for nothing under an address with a fragment, so «Rediger» leads to the field itself. */
function RenameForm({ t, category: { id, name } }: { t: Texts; category: CategoryRow }) {
  return (
    <Form id="rename" answerInPlace action={rename} hidden={{ id: String(id) }} labels={{ name: t("categories.name") }}>
      <FieldRow>
        <TextField name="name" label={t("categories.name")} defaultValue={name} seen={name} autoComplete="off" autoFocus />
        <SubmitButton>{t("shell.save")}</SubmitButton>
        <ButtonLink variant="quiet" href={atRow(id)}>
          {t("shell.cancel")}
        </ButtonLink>
      </FieldRow>
    </Form>
  );
}
