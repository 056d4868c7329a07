import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { Texts } from "@/lib/i18n/texts";

/** «Eksporter»: what the page shows, as a file of either kind. A POST form, since the export is noted in the log. */
export function ExportMenu({ t, action, variant = "plain" }: { t: Texts; action: string; variant?: "plain" | "quiet" }) {
  const label = t("exports.button");
  const items = (["csv", "xlsx"] as const).map((format) => ({ form: "export", name: "format", value: format, label: t(`exports.${format}`) }));
  return (
    <>
      <form id="export" method="post" action={action} className="hidden" />
      <Menu
        id="export-menu"
        label={label}
        variant={variant}
        items={items}
        trigger={
          <>
            <Icon name="download" />
            {label}
          </>
        }
      />
    </>
  );
}
