import type { ReactNode } from "react";

import type { Texts } from "@/lib/i18n/texts";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../count-changed";

/** A question in the place of the chosen industry. When the count changed since, it says so and asks again. */
export function Question({ t, question, params, children }: { t: Texts; question: string; params: SearchParams; children: ReactNode }) {
  return (
    <>
      <CountChanged t={t} params={params} />
      <h2 className="mb-3 text-lg font-semibold wrap-anywhere">{question}</h2>
      {children}
    </>
  );
}
