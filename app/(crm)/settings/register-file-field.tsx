import { FileField } from "@/components/form/file-field";
import { importFileBounds } from "@/lib/crm/imports/import-draft";
import type { Texts } from "@/lib/i18n/texts";

/** The choice of a file of Enhetsregisteret, the register's own CSV, packed or not. */
export function RegisterFileField({ t, label }: { t: Texts; label: string }) {
  return (
    <FileField
      name="file"
      label={label}
      hint={t("imports.page.fileHint", { megabytes: importFileBounds.megabytes })}
      accept=".csv,.gz,text/csv"
      required
      width="full"
    />
  );
}
