import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  categories: { id: number; name: string; /** Deleted, and still chosen. */ gone?: true }[];
  /** How many carry each; absent where they are not counted. */
  counts: ReadonlyMap<number, number> | undefined;
  chosen: number[];
  every: boolean;
}

/** Any number of categories, and whether a customer carries one of them or all. */
export function CategoryChoice({ t, categories, counts, chosen, every }: Props) {
  if (categories.length === 0) return null;
  return (
    <fieldset>
      <legend className="text-label mb-1 font-medium">{t("customers.fields.categories")}</legend>
      <div className="mb-2 flex flex-wrap gap-x-6">
        {(["any", "all"] as const).map((match) => (
          <label key={match} className="flex min-h-8 items-center gap-2 touch:min-h-touch">
            <input type="radio" className="tick" name="match" value={match} defaultChecked={every === (match === "all")} />
            {t(`customers.moreFilters.match.${match}`)}
          </label>
        ))}
      </div>
      <div className="max-h-64 overflow-y-auto border-y border-line" tabIndex={0} role="group" aria-label={t("customers.fields.categories")}>
        {categories.map(({ id, name, gone }) => (
          <label key={id} className="flex min-h-8 items-center gap-2 wrap-anywhere touch:min-h-touch">
            <input type="checkbox" className="tick" name="category" value={id} defaultChecked={chosen.includes(id)} />
            <span>{gone ? t("views.deleted", { name }) : name}</span> {counts && !gone && <span className="text-muted">{t.number(counts.get(id) ?? 0)}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
