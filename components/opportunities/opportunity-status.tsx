import { Icon } from "@/components/ui/icon";
import type { Status } from "@/lib/crm/opportunities/opportunity-search";
import type { Texts } from "@/lib/i18n/texts";

const icons = { OPEN: "circle", WON: "circle-check", LOST: "circle-x" } as const;

/** Icon and word: told by neither colour nor form alone. */
export function OpportunityStatus({ t, status }: { t: Texts; status: Status }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom">
      <Icon name={icons[status]} />
      {t(`opportunities.statuses.${status}`)}
    </span>
  );
}
