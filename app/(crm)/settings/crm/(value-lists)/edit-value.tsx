import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { FieldRow } from "@/components/ui/field-row";
import type { ValueRow } from "@/lib/crm/value-lists/value-queries";
import type { Texts } from "@/lib/i18n/texts";

import type { ListParts } from "./list-parts";
import { atRow } from "./paths";

/** Where «Rediger» leads: the field itself, since without scripts `autofocus` counts for nothing under an address with a fragment. */
export const editField = (noun: string): string => `edit-${noun}-nb`;

/** A value's names and settings, in place of its row. */
export function EditValue({ t, parts: { list, actions }, value }: { t: Texts; parts: ListParts; value: ValueRow }) {
  const { id, nb, en, probability } = value;
  const labels = { nb: t("valueLists.name"), en: t("valueLists.en"), probability: t("valueLists.probability") };
  return (
    <div role="group" aria-label={t(`valueLists.lists.${list.noun}.edit`)}>
      <Form id={`edit-${list.noun}`} answerInPlace action={actions.edit} hidden={{ id: String(id) }} labels={labels}>
        <FieldRow>
          <TextField name="nb" label={labels.nb} defaultValue={nb} seen={nb} autoComplete="off" autoFocus />
          <TextField name="en" label={labels.en} optional defaultValue={en ?? ""} seen={en ?? ""} autoComplete="off" />
          {probability !== null && (
            <TextField
              name="probability"
              label={labels.probability}
              suffix="%"
              inputMode="numeric"
              defaultValue={String(probability)}
              seen={String(probability)}
              autoComplete="off"
            />
          )}
          <SubmitButton>{t("shell.save")}</SubmitButton>
          <ButtonLink variant="quiet" href={atRow(list.noun, id)}>
            {t("shell.cancel")}
          </ButtonLink>
        </FieldRow>
      </Form>
    </div>
  );
}
