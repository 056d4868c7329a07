import { CheckboxList } from "@/components/form/checkbox-list";
import { Form } from "@/components/form/form";
import { FormStatus } from "@/components/form/form-status";
import { TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { FieldRow } from "@/components/ui/field-row";
import type { CarrierKind } from "@/lib/crm/categories/carrier";
import type { OfferedCategory } from "@/lib/crm/categories/category-queries";
import type { FormServerAction } from "@/lib/form-state";
import type { Texts } from "@/lib/i18n/texts";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";
import { wasRefused } from "@/lib/refused";

import { createOnCard } from "./actions";

interface Props {
  t: Texts;
  kind: CarrierKind;
  id: number;
  /** The card's own path. */
  path: string;
  params: SearchParams;
  categories: OfferedCategory[];
  /** Whether this person may make a new category here. */
  mayCreate: boolean;
  save: FormServerAction;
}

/** Whether the URL says that «Velg kategorier» stands open. */
export const isPanelOpen = (params: SearchParams): boolean => param(params, "select") === "categories";

/** «Kategorier» on a card: those it has, and «Velg kategorier», which opens all that show on its kind. */
export function CategoriesPanel(props: Props) {
  const { t, path, params, categories } = props;
  const open = isPanelOpen(params);
  const carried = categories.filter((category) => category.carried);
  return (
    <section id="categories" aria-labelledby="categories-heading" className="scroll-mt-4">
      <h2 id="categories-heading" className="mb-1.5 font-semibold">
        {t("categories.title")}
      </h2>
      {carried.length === 0 ? (
        <p className="mb-3 text-muted">{t("categories.panel.none")}</p>
      ) : (
        <ul className="mb-3 flex flex-wrap gap-1.5" aria-label={t("categories.panel.carried")}>
          {carried.map(({ id, name }) => (
            <li key={id}>
              <Chip>{name}</Chip>
            </li>
          ))}
        </ul>
      )}
      <ButtonLink
        href={open ? `${path}#categories` : `${href(path, { select: "categories" })}#categories`}
        aria-expanded={open}
        scroll={false}
        className="w-full !justify-between"
      >
        {t("categories.panel.select")}
        <Icon name="chevron-down" />
      </ButtonLink>
      {open && <OpenPanel {...props} />}
    </section>
  );
}

function OpenPanel({ t, kind, id, path, params, categories, mayCreate, save }: Props) {
  const filter = param(params, "filter");
  const ticks = params.ticks === undefined ? null : param(params, "ticks").split("-");
  const list = `choose-${kind}`;
  return (
    <div className="mt-1 rounded-md border border-control">
      <Form
        action={save}
        id={list}
        hidden={{ id: String(id), back: path, carried: categories.filter(({ carried }) => carried).map((category) => String(category.id)) }}
      >
        <CheckboxList
          legend={t("categories.panel.select")}
          name="category"
          options={categories.map((category) => ({
            value: String(category.id),
            label: category.offered ? category.name : t("categories.panel.switchedOff", { name: category.name }),
            count: category.count === null ? undefined : t.number(category.count),
            checked: ticks ? ticks.includes(String(category.id)) : category.carried,
          }))}
          filter={{ name: "filter", label: t("categories.panel.filter"), defaultValue: filter }}
          saveOnTick
          emptyText={t(categories.length === 0 ? "categories.panel.noneToChoose" : "categories.panel.noMatches")}
        />
        <p className="px-3 pb-2">
          <FormStatus />
        </p>
      </Form>
      {mayCreate && <NewCategory t={t} kind={kind} id={id} path={path} params={params} categories={categories} save={save} />}
      <div className="border-t border-line p-3">
        <Button form={list} name="intent" value="close">
          {t("categories.panel.close")}
        </Button>
      </div>
    </div>
  );
}

async function NewCategory({ t, kind, id, path, params, categories, save }: Omit<Props, "mayCreate">) {
  // What the address offers answered the name before: the one that is refused now has an answer of its own.
  const near = (await wasRefused()) ? undefined : categories.find((category) => category.id === idParam(param(params, "near")));
  const typed = param(params, "typed");
  const hidden = { kind, id: String(id), back: path };
  return (
    <div className="border-t border-line p-3">
      {near && (
        <div className="mb-3 space-y-2">
          <Banner tone="warning">{t(param(params, "equal") ? "categories.panel.equal" : "categories.panel.near", { name: near.name, typed })}</Banner>
          <div className="flex flex-wrap gap-2">
            {!near.carried && (
              <Form action={save} hidden={{ id: String(id), back: path, category: String(near.id), intent: "close" }}>
                <SubmitButton wrap variant="plain">
                  {t("categories.panel.takeNear", { name: near.name })}
                </SubmitButton>
              </Form>
            )}
            {!param(params, "equal") && (
              <Form action={createOnCard} hidden={{ ...hidden, name: typed, allTheSame: "on" }}>
                <SubmitButton wrap variant="plain">
                  {t("categories.panel.createAllTheSame", { typed })}
                </SubmitButton>
              </Form>
            )}
          </div>
        </div>
      )}
      <Form action={createOnCard} id="new-category" answerInPlace hidden={hidden} labels={{ name: t("categories.new") }}>
        <FieldRow>
          <TextField name="name" label={t("categories.new")} autoComplete="off" defaultValue={typed} />
          <SubmitButton variant="plain">{t("categories.add")}</SubmitButton>
        </FieldRow>
      </Form>
    </div>
  );
}
