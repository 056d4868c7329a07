import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { FieldRow } from "@/components/ui/field-row";
import type { Texts } from "@/lib/i18n/texts";

import type { ListParts } from "./list-parts";

/** A new value, at the end of the list. */
export function AddValue({ t, parts: { list, actions } }: { t: Texts; parts: ListParts }) {
  const label = t(`valueLists.lists.${list.noun}.new`);
  const labels = { nb: label, en: t("valueLists.en"), probability: t("valueLists.probability") };
  return (
    <Form action={actions.add} id={`new-${list.noun}`} answerInPlace className="mb-3" labels={labels}>
      <FieldRow>
        <TextField name="nb" label={label} autoComplete="off" />
        <TextField name="en" label={labels.en} optional autoComplete="off" />
        {list.fields.probability && <TextField name="probability" label={labels.probability} suffix="%" inputMode="numeric" autoComplete="off" />}
        <SubmitButton label={t(`valueLists.lists.${list.noun}.add`)}>{t("valueLists.add")}</SubmitButton>
      </FieldRow>
    </Form>
  );
}
