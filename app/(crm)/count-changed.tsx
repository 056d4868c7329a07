import { Banner } from "@/components/ui/banner";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";

/** Over a question that is asked again (`?changed=1`): others are touched by it than it said; as many, but not the same (`?changed=others`). */
export function CountChanged({ t, params }: { t: Texts; params: SearchParams }) {
  const changed = param(params, "changed");
  if (!changed) return null;
  return (
    <div className="mb-3">
      <Banner tone="warning">{t(changed === "others" ? "errors.othersFound" : "errors.countChanged")}</Banner>
    </div>
  );
}
