import { FilterSelect } from "@/components/ui/filter-bar";
import { Button } from "@/components/ui/button";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  year: number;
  group: number | null;
  /** In the order of their tree. */
  groups: { id: number; name: string; depth: number }[];
}

/** Whose budget the grid shows, a GET form: everybody's, or that of one group and those under it. */
export function GroupFilter({ t, year, group, groups }: Props) {
  return (
    <form action="/budgets" role="search" aria-label={t("budgets.filter.landmark")} className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
      <input type="hidden" name="year" value={year} />
      <div className="sm:w-64 max-sm:flex-[1_1_10rem]">
        <FilterSelect
          id="budget-group"
          name="group"
          label={t("budgets.filter.group")}
          value={String(group ?? "")}
          options={[
            { value: "", label: t("budgets.filter.everybody") },
            ...groups.map(({ id, name, depth }) => ({ value: String(id), label: `${"\u00A0\u00A0".repeat(depth)}${name}` })),
          ]}
        />
      </div>
      <Button>{t("budgets.filter.show")}</Button>
    </form>
  );
}
