import { Form } from "@/components/form/form";
import { Switch } from "@/components/ui/switch";
import type { Texts } from "@/lib/i18n/texts";

import { showAsTab } from "./as-tab-actions";

/** The firm's setting that decides where «Tilleggsinfo» stands on the customer card. */
export function AsTabSwitch({ t, asTab }: { t: Texts; asTab: boolean }) {
  return (
    <Form action={showAsTab} id="as-tab" className="flex scroll-mt-4 items-center gap-3">
      <Switch name="asTab" value={String(!asTab)} checked={asTab} label={t("firm.additionalInfoAsTab.label")} describedBy="as-tab-text" />
      <span>
        <span aria-hidden="true" className="block">
          {t("firm.additionalInfoAsTab.label")}
        </span>
        <span id="as-tab-text" className="text-label block text-muted">
          {t("firm.additionalInfoAsTab.text")}
        </span>
      </span>
    </Form>
  );
}
