import { ButtonLink } from "@/components/ui/button";
import type { DescribedField } from "@/lib/change-log/describe-changes";
import type { LoggedOperation } from "@/lib/change-log/read-operations";
import { sentenceOf } from "@/lib/change-log/sentence";
import type { FormServerAction } from "@/lib/form-state";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { UndoForm } from "./undo-form";

interface Props {
  t: Texts;
  operations: LoggedOperation[];
  details: ReadonlyMap<number, DescribedField[]>;
  undo: FormServerAction;
  /** Which of them can be taken back by the reader. */
  undoable: ReadonlySet<number>;
  back: string;
}

/** The change log as sentences: who, what, when; the changed fields under it, and «Angre» where it can be taken back. */
export function OperationList({ t, operations, details, undo, undoable, back }: Props) {
  return (
    <ol className="border-t border-rule">
      {operations.map((operation) => (
        <li
          key={operation.id}
          id={`operation-${operation.id}`}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line py-2"
        >
          <div className="min-w-0 flex-1 basis-60">
            <p className="wrap-anywhere">
              <span className="font-medium">{operation.actor ?? t("changeLog.theApp")}</span> {sentenceOf(t, operation)}{" "}
              <time dateTime={operation.at.toISOString()} className="text-muted">
                {t.moment(operation.at)}
              </time>
              {operation.undoneBy !== null && <span className="text-muted"> · {t("changeLog.undone")}</span>}
            </p>
            <Fields t={t} fields={details.get(operation.id) ?? []} />
          </div>
          {undoable.has(operation.id) && <Undo t={t} operation={operation} undo={undo} back={back} />}
        </li>
      ))}
    </ol>
  );
}

/** From how many records on «Angre» asks first. */
const asksFrom = 10;

/** What touched a few records is taken back at once; what touched many leads to a page that says how many, and asks. */
function Undo({ t, operation, undo, back }: { t: Texts; operation: LoggedOperation; undo: FormServerAction; back: string }) {
  const name = t("changeLog.undoNamed", { what: sentenceOf(t, operation) });
  if (operation.records < asksFrom) return <UndoForm action={undo} operation={operation.id} back={back} label={t("changeLog.undo")} name={name} />;
  return (
    <ButtonLink size="row" icon="undo-2" aria-label={name} href={href(`/undo/${operation.id}`, { back })}>
      {t("changeLog.undo")}
    </ButtonLink>
  );
}

/** From how many fields on the rest is folded away: a whole budget has hundreds. */
const shownAtOnce = 12;

function Fields({ t, fields }: { t: Texts; fields: DescribedField[] }) {
  if (fields.length === 0) return null;
  const rest = fields.slice(shownAtOnce);
  return (
    <div className="text-label mt-1 text-muted">
      <FieldList t={t} fields={fields.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary className="w-fit py-0.5 touch:py-3">{t("changeLog.moreFields", { more: rest.length })}</summary>
          <FieldList t={t} fields={rest} />
        </details>
      )}
    </div>
  );
}

function FieldList({ t, fields }: { t: Texts; fields: DescribedField[] }) {
  return (
    <dl>
      {fields.map(({ field, before, after }, index) => (
        <div key={`${field}-${index}`} className="flex flex-wrap gap-x-2">
          <dt>{t("changeLog.fieldName", { field })}</dt>
          <dd className="min-w-0 wrap-anywhere">{t("changeLog.fromTo", { before, after })}</dd>
        </div>
      ))}
    </dl>
  );
}
