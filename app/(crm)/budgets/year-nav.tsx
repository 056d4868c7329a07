import Link from "next/link";

import { Icon } from "@/components/ui/icon";
import type { Texts } from "@/lib/i18n/texts";

import { budgetPath, hasYearAfter, hasYearBefore } from "./paths";

/** «‹ 2026 ›» beside the title: the years as links. */
export function YearNav({ t, year, group }: { t: Texts; year: number; group: number | null }) {
  const link = "inline-grid size-8 place-items-center rounded-md hover:bg-hover touch:size-11 print:hidden";
  return (
    <nav aria-label={t("budgets.years")} className="flex items-center gap-1 text-ink">
      {hasYearBefore(year) && (
        <Link prefetch={false} href={budgetPath(year - 1, { group })} aria-label={String(year - 1)} className={link}>
          <Icon name="chevron-left" />
        </Link>
      )}
      <span aria-current="page" className="text-lg font-semibold">
        {year}
      </span>
      {hasYearAfter(year) && (
        <Link prefetch={false} href={budgetPath(year + 1, { group })} aria-label={String(year + 1)} className={link}>
          <Icon name="chevron-right" />
        </Link>
      )}
    </nav>
  );
}
