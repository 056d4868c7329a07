import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { exportPath, paramsOf, type ReportQuery } from "./report-params";

/** «Eksporter»: the report as it stands, as a file of either kind. A POST form, since the export is noted in the log. */
export function ExportMenu({ t, query, today }: { t: Texts; query: ReportQuery; today: string }) {
  const text = (key: string): string => t(`salesReport.export.${key}`);
  const items = (["csv", "xlsx"] as const).map((format) => ({ form: "report-export", name: "format", value: format, label: text(format) }));
  return (
    <>
      <form id="report-export" method="post" action={href(exportPath, paramsOf(query, today))} />
      <Menu
        id="report-export-menu"
        label={text("button")}
        variant="plain"
        items={items}
        trigger={
          <>
            <Icon name="download" />
            {text("button")}
          </>
        }
      />
    </>
  );
}
