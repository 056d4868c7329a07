import { SelectField, TextField } from "@/components/form/field";
import { FieldGrid } from "@/components/ui/section";
import type { IndustryRow } from "@/lib/crm/industries/industry-queries";
import type { Texts } from "@/lib/i18n/texts";

/** What an industry may have beside its name: a name in English, and a code with the standard it is of. */
export function OptionalFields({ t, industry }: { t: Texts; industry?: Pick<IndustryRow, "en" | "code" | "codeStandard"> }) {
  const [en, code, standard] = [industry?.en ?? "", industry?.code ?? "", industry?.codeStandard ?? ""];
  const seen = (value: string): string | undefined => (industry ? value : undefined);
  return (
    <FieldGrid>
      <TextField
        name="en"
        label={t("industries.fields.en")}
        hint={t("industries.fields.enHint")}
        defaultValue={en}
        seen={seen(en)}
        optional
        width="full"
        autoComplete="off"
      />
      <TextField name="code" label={t("industries.fields.code")} defaultValue={code} seen={seen(code)} optional autoComplete="off" />
      <SelectField
        name="codeStandard"
        label={t("industries.fields.codeStandard")}
        defaultValue={standard}
        seen={seen(standard)}
        options={[
          { value: "", label: t("industries.fields.noStandard") },
          { value: "SN2007", label: "SN2007" },
          { value: "SN2025", label: "SN2025" },
        ]}
      />
    </FieldGrid>
  );
}

export const labelsOf = (t: Texts): Record<string, string> =>
  Object.fromEntries(["nb", "en", "code", "codeStandard"].map((field) => [field, t(`industries.fields.${field}`)]));
