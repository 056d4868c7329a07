import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

export type BannerTone = "success" | "info" | "warning" | "error";

/** A message at the top of the page. It stays until the next page; `action` is a small form («Angre») or a link. */
export function Banner({ tone, title, children, action }: { tone: BannerTone; title?: string; children?: ReactNode; action?: ReactNode }) {
  const { icon, ground, sign } = tones[tone];
  return (
    <div role={tone === "error" ? "alert" : "status"} className={`flex flex-wrap items-center gap-x-2 gap-y-2 rounded-lg border px-3 py-2 ${ground}`}>
      <div className="flex min-w-0 flex-1 basis-60 items-start gap-2">
        <Icon name={icon} className={`my-0.5 max-sm:my-1 ${sign}`} />
        <div className="min-w-0 wrap-anywhere">
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
      </div>
      {action && <div className="flex flex-none gap-2 max-sm:basis-full">{action}</div>}
    </div>
  );
}

const tones: Record<BannerTone, { icon: IconName; ground: string; sign: string }> = {
  success: { icon: "circle-check", ground: "border-success-line bg-success-ground", sign: "text-success" },
  info: { icon: "info", ground: "border-accent bg-selected", sign: "text-link" },
  warning: { icon: "triangle-alert", ground: "border-warning-line bg-warning-ground", sign: "text-warning" },
  error: { icon: "circle-alert", ground: "border-danger-line bg-danger-ground", sign: "text-danger" },
};
