import { Button, ButtonLink } from "@/components/ui/button";
import { PrintButton } from "@/components/ui/print-button";
import type { Reader } from "@/lib/auth/current-session";
import { daysOf } from "@/lib/crm/sellers/group-figures";
import { noonOf } from "@/lib/dates/noon-of";
import { href } from "@/lib/local-path";

import { list } from "./paths";

interface Props {
  reader: Reader;
  /** The page's own path. */
  path: string;
  year: number;
  today: string;
  /** The one group shown; null: all. */
  group: number | null;
}

/** Over the figures: which year, print and export; on paper a sentence that says what this is. */
export function FiguresBar({ reader: { t, firm }, path, year, today, group }: Props) {
  const thisYear = Number(today.slice(0, 4));
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
      <nav aria-label={t("groups.figures.year")} className="flex gap-1 print:hidden">
        {[thisYear - 1, thisYear, thisYear + 1].map((each) => (
          <ButtonLink
            key={each}
            variant={each === year ? "plain" : "quiet"}
            aria-current={each === year ? "page" : undefined}
            href={href(path, { year: each === thisYear ? null : each })}
          >
            {String(each)}
          </ButtonLink>
        ))}
      </nav>
      <div className="flex flex-wrap gap-2 print:hidden">
        <PrintButton>{t("groups.figures.print")}</PrintButton>
        <form method="post" action={href(`${list}/export`, { year, group })}>
          <Button icon="download">{t("groups.figures.export")}</Button>
        </form>
      </div>
      <p className="hidden print:block">
        {t("groups.figures.printed", {
          firm: firm.name,
          year: String(year),
          until: t.date(noonOf(daysOf(year, today).until)),
          printed: t.moment(new Date()),
        })}
      </p>
    </div>
  );
}
