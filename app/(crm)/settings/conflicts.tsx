import { SelectField } from "@/components/form/field";
import { listConflictChoices } from "@/lib/crm/restoring/conflict-choices";
import { conflictKey, mayBeNone, type RestoreConflict } from "@/lib/crm/restoring/restore-conflicts";
import { restorableCustomers } from "@/lib/crm/deleted-customers/restorable-customers";
import type { Restorable } from "@/lib/crm/restoring/restorable";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";

import { choiceField } from "./conflict-fields";

interface Props {
  t: Texts;
  of: Restorable;
  conflicts: RestoreConflict[];
  /** Says of a conflict what is gone, and on how many. */
  what: (conflict: RestoreConflict) => string;
}

/** The same for customers. */
export function CustomerConflicts({ t, conflicts }: Pick<Props, "t" | "conflicts">) {
  return (
    <Conflicts
      t={t}
      of={restorableCustomers}
      conflicts={conflicts}
      what={({ kind, wasName: name, records: n }) => t(`deletedCustomers.conflicts.what.${kind}`, { name, records: n })}
    />
  );
}

/** What has been deleted, replaced or switched off meanwhile: a choice for each, standing on how it is now. */
export async function Conflicts({ t, of, conflicts, what }: Props) {
  const offered = await listConflictChoices(database(), of, t.locale, [...new Set(conflicts.map(({ kind }) => kind))]);
  return (
    <section aria-labelledby="conflicts" className="space-y-3">
      <h2 id="conflicts" className="font-semibold">
        {t("deletedCustomers.conflicts.heading")}
      </h2>
      {conflicts.map((conflict) => {
        const { kind, nowName } = conflict;
        const none = (value: "none" | "keep") => ({ value, label: t(`deletedCustomers.conflicts.none.${kind}`) });
        const keep = nowName === null ? none("keep") : { value: "keep", label: t(`deletedCustomers.conflicts.keep.${kind}`, { name: nowName }) };
        return (
          <SelectField
            key={conflictKey(conflict)}
            name={choiceField(conflictKey(conflict))}
            label={what(conflict)}
            defaultValue="keep"
            options={[
              keep,
              ...(nowName !== null && mayBeNone(kind) ? [none("none")] : []),
              ...(offered[kind] ?? []).filter(({ id }) => id !== conflict.now).map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        );
      })}
    </section>
  );
}
