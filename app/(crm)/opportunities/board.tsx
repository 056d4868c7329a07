import { Form } from "@/components/form/form";
import { DragCards } from "@/components/opportunities/drag-cards";
import { TextLink } from "@/components/ui/link";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { BoardStep } from "@/lib/crm/opportunities/opportunity-board";
import { asksForShares } from "@/lib/crm/opportunities/opportunity-search";
import type { OpportunityRow } from "@/lib/crm/opportunities/search-opportunities";
import { formatKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { moveCard, win } from "./actions";
import { listHref, type ListState, pageHref } from "./opportunity-search-params";

interface Props {
  t: Texts;
  state: ListState;
  steps: BoardStep[];
}

const moveForm = "board-move";
const winForm = "board-win";

/** A part per step, side by side on a desk and one after the other on a phone. What a card's menu does at once are buttons of the two forms. */
export function Board({ t, state, steps }: Props) {
  const back = pageHref(state, "first");
  return (
    <>
      <Form action={moveCard} id={moveForm} hidden={{ back }}>
        {null}
      </Form>
      <Form action={win} id={winForm} hidden={{ back }}>
        {null}
      </Form>
      <section aria-label={t("opportunities.board.label")} tabIndex={0} className="board">
        {steps.map((step) => (
          <StepColumn key={step.id ?? 0} t={t} state={state} step={step} steps={steps} />
        ))}
      </section>
      <DragCards form={moveForm} />
    </>
  );
}

function StepColumn({ t, state, step, steps }: Props & { step: BoardStep }) {
  const { id, found, rows } = step;
  const name = step.name === "" ? t("opportunities.board.withoutStep") : step.name;
  const sum = asksForShares(state) ? step.share : step.amount;
  const heading = `step-${id ?? "none"}`;
  return (
    <section aria-labelledby={heading} data-step={step.offered ? (id ?? "") : undefined}>
      <h2 id={heading} className="font-semibold wrap-anywhere">
        {name}
      </h2>
      <p className="text-label border-b border-rule pb-2 text-muted">
        {t("opportunities.board.sum", { count: found, found: t.number(found), sum: formatKroner(sum, t.locale) })}
      </p>
      {rows.length === 0 ? (
        <p className="py-2 text-muted">{t("opportunities.board.none")}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <Card key={row.id} t={t} row={row} steps={steps} />
          ))}
        </ul>
      )}
      {found > rows.length && id !== null && (
        <p className="py-2">
          <TextLink className="touch-target" href={listHref({ ...state, step: id })}>
            {t("opportunities.board.all", { found: t.number(found), step: name })}
          </TextLink>
        </p>
      )}
    </section>
  );
}

function Card({ t, row, steps }: { t: Texts; row: OpportunityRow; steps: BoardStep[] }) {
  const { id, stepId, title, customerName, customerDeleted, amount, share, expectedClose, sellers, status } = row;
  const from = stepId ?? "";
  const open = status === "OPEN";
  const others = steps.filter((step) => step.id !== stepId && step.offered);
  const items: MenuItem[] = [
    ...others.map((step) => ({
      form: moveForm,
      name: "press",
      value: `${id}:${from}:${step.id ?? ""}`,
      label: step.id === null ? t("opportunities.board.toNone") : t("opportunities.board.moveTo", { step: step.name }),
    })),
    "line",
    { form: winForm, name: "id", value: String(id), label: t("opportunities.acts.win") },
    { href: `/opportunities/${id}/lose`, label: t("opportunities.acts.lose") },
  ];
  return (
    <li
      id={`opportunity-${id}`}
      data-card={open ? id : undefined}
      data-from={open ? from : undefined}
      className="flex items-start gap-1 border-b border-line py-2"
    >
      <div className="min-w-0 flex-1 wrap-anywhere">
        {customerDeleted ? (
          <span className="font-medium">{title}</span>
        ) : (
          <TextLink look="name" className="touch-target" href={`/opportunities/${id}`}>
            {title}
          </TextLink>
        )}
        <p>{customerDeleted ? t("opportunities.customerDeleted", { customer: customerName }) : customerName}</p>
        <p className="text-label text-muted">
          {formatKroner(share ?? amount, t.locale)} · {t.date(expectedClose)} · {sellers.join(", ")}
        </p>
      </div>
      {open && <Menu id={`card-${id}`} label={t("opportunities.board.actionsFor", { title })} items={items} />}
    </li>
  );
}
