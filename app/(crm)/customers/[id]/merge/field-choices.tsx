import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { showCustomerField } from "@/lib/crm/customers/show-customer-field";
import { type MergeChoice, mergeChoices, type MergeFields, type Side } from "@/lib/crm/duplicates/merge-fields";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  /** The names of the two customers. */
  kept: string;
  other: string;
  fields: MergeFields;
}

/** Each field that differs, with both values to choose among; the fuller or else the newer one is chosen. */
export async function FieldChoices({ t, kept, other, fields }: Props) {
  if (fields.differing.size === 0) return <p>{t("duplicates.merge.allAlike")}</p>;
  const rows = await Promise.all(
    [...fields.differing].map(async ([choice, chosen]) => ({
      choice,
      chosen,
      label: t(`customers.fields.${choice}`),
      values: { kept: await shown(t, fields.kept, choice), other: await shown(t, fields.other, choice) },
    })),
  );
  return (
    <Table label={t("duplicates.merge.fields")} stack="sm">
      <Head>
        <HeadCell width="w-48">{t("duplicates.merge.field")}</HeadCell>
        <HeadCell>{kept}</HeadCell>
        <HeadCell>{other}</HeadCell>
      </Head>
      <Body>
        {rows.map(({ choice, chosen, label, values }) => (
          <Row key={choice}>
            <Cell primary>{label}</Cell>
            {(["kept", "other"] as const).map((side) => (
              <Cell key={side}>
                <Choice t={t} name={choice} side={side} chosen={chosen === side} label={label} value={values[side]} customer={side === "kept" ? kept : other} />
              </Cell>
            ))}
          </Row>
        ))}
      </Body>
    </Table>
  );
}

interface ChoiceProps {
  t: Texts;
  name: MergeChoice;
  side: Side;
  chosen: boolean;
  label: string;
  value: string;
  customer: string;
}

/** On a phone the columns have no heads: the customer's name then stands under the value, unless that is the name. */
function Choice({ t, name, side, chosen, label, value, customer }: ChoiceProps) {
  const text = value || t("duplicates.merge.empty");
  return (
    <label className="flex min-h-8 w-fit items-center gap-2 wrap-anywhere touch:min-h-touch">
      <input
        type="radio"
        className="tick"
        name={name}
        value={side}
        defaultChecked={chosen}
        aria-label={t("duplicates.merge.keepOf", { field: label, value: text, customer })}
      />
      <span className="min-w-0">
        <span className={value === "" ? "text-muted" : undefined}>{text}</span>
        {value !== customer && (
          <span className="stacked-only">
            <span className="text-label block text-muted">{customer}</span>
          </span>
        )}
      </span>
    </label>
  );
}

/** A choice's value in words; the parts of an address on one line. */
async function shown(t: Texts, values: MergeFields["kept"], choice: MergeChoice): Promise<string> {
  const of = (field: string): Promise<string> => showCustomerField(database(), t.locale, field, values[field]);
  if (choice === "organizationNumber") return of("organizationNumber");
  const [first = "", code = "", city = "", country = ""] = await Promise.all(mergeChoices[choice].map(of));
  return [first, [code, city].filter(Boolean).join(" "), country].filter(Boolean).join(", ");
}
