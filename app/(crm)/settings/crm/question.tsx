import type { ReactNode } from "react";

import { Banner } from "@/components/ui/banner";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";

/** A question in the place of the chosen industry. When the count changed since, it says so and asks again. */
export function Question({ t, question, params, children }: { t: Texts; question: string; params: SearchParams; children: ReactNode }) {
  return (
    <>
      {param(params, "changed") && (
        <div className="mb-3">
          <Banner tone="warning">{t("errors.countChanged")}</Banner>
        </div>
      )}
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{question}</h2>
      {children}
    </>
  );
}
