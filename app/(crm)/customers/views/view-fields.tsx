import { SelectField, TextField } from "@/components/form/field";
import type { CustomerView } from "@/lib/crm/views/view-queries";
import type { Texts } from "@/lib/i18n/texts";

/** A view's name and, for who may share, who sees it. */
export function ViewFields({ t, view, mayShare }: { t: Texts; view?: CustomerView; mayShare: boolean }) {
  const shared = String(view?.shared ?? false);
  return (
    <div className="mb-4 space-y-4">
      <TextField
        name="name"
        label={t("views.fields.name")}
        defaultValue={view?.name}
        seen={view?.name}
        required
        maxLength={60}
        autoComplete="off"
        width="full"
      />
      {mayShare && (
        <SelectField
          name="shared"
          label={t("views.fields.shared")}
          defaultValue={shared}
          seen={view && shared}
          options={[
            { value: "false", label: t("views.seenBy.owner") },
            { value: "true", label: t("views.seenBy.everybody") },
          ]}
        />
      )}
    </div>
  );
}

/** The labels of those fields. */
export const viewLabels = (t: Texts): Record<string, string> => ({ name: t("views.fields.name"), shared: t("views.fields.shared") });
