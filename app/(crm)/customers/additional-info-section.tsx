import { CheckboxesField } from "@/components/form/checkboxes-field";
import { SelectField } from "@/components/form/field";
import { packOptions } from "@/components/ui/packed-options";
import { FormSection } from "@/components/ui/section";
import type { AdditionalInfo, ValueChoice } from "@/lib/crm/customers/additional-info-queries";
import type { Texts } from "@/lib/i18n/texts";

/** «Tilleggsinfo»: the same fields on its own tab and at the bottom of «Firmainfo», each with the value that was seen. */
export function AdditionalInfoSection({ t, info }: { t: Texts; info: AdditionalInfo }) {
  const named = (choices: ValueChoice[]) =>
    choices.map(({ id, name, offered }) => ({ id, name: offered ? name : t("customers.additionalInfo.switchedOff", { name }) }));
  const none = { value: "", label: t("customers.notChosen") };
  const chosen = (choices: ValueChoice[]): string => String(choices.find((choice) => choice.chosen)?.id ?? "");
  return (
    <FormSection id="additional-info" heading={t("customers.tabs.additionalInfo")}>
      {(["origin", "source"] as const).map((name) => (
        <SelectField
          key={name}
          name={name}
          label={t(`customers.fields.${name}`)}
          options={packOptions([none], named(info[name]))}
          defaultValue={chosen(info[name])}
          seen={chosen(info[name])}
        />
      ))}
      <CheckboxesField
        name="products"
        legend={t("customers.fields.products")}
        options={packOptions([], named(info.products))}
        checked={info.products.filter((product) => product.chosen).map(({ id }) => String(id))}
        noneText={t("customers.additionalInfo.noProducts")}
        filter={{ label: t("customers.additionalInfo.filterProducts"), noMatchesText: t("customers.additionalInfo.noMatches") }}
        seen={info.products
          .filter((product) => product.chosen)
          .map(({ id }) => id)
          .sort((a, b) => a - b)
          .join(",")}
      />
    </FormSection>
  );
}

/** The fields' labels for the error summary. */
export const additionalInfoLabels = (t: Texts): Record<string, string> =>
  Object.fromEntries((["origin", "source", "products"] as const).map((field) => [field, t(`customers.fields.${field}`)]));
