import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { mostErasureDays } from "@/lib/crm/erasing/set-erasure-days";
import { FieldRow } from "@/components/ui/field-row";
import type { Texts } from "@/lib/i18n/texts";

import { setErasure } from "./actions";

/** After how many days deleted customers and contacts are erased by themselves. */
export function ErasureSetting({ t, days }: { t: Texts; days: number | null }) {
  return (
    <section aria-labelledby="erasure" className="mt-8 max-w-[40rem] border-t border-line pt-5 print:hidden">
      <h2 id="erasure" className="mb-1 font-semibold">
        {t("erasure.heading")}
      </h2>
      <p className="mb-3">{t("erasure.lede", { days: days ?? 0 })}</p>
      <Form action={setErasure} id="erasure-days" labels={{ days: t("erasure.days") }} className="max-w-[26rem]">
        <FieldRow>
          <TextField
            name="days"
            label={t("erasure.days")}
            hint={t("erasure.hint")}
            defaultValue={days === null ? "" : String(days)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={String(mostErasureDays).length}
          />
          <SubmitButton variant="plain">{t("erasure.save")}</SubmitButton>
        </FieldRow>
      </Form>
    </section>
  );
}
