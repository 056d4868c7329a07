"use client";

import { useEffect } from "react";
import type { FormState } from "@/lib/form-state";
import { hasErrors } from "@/components/form/error-summary";
import { useFormTexts } from "@/components/form/texts";

/**
 * «Feil: » first in the title while the form stands refused. Without scripts the root layout's title template does it;
 * a `<title>` rendered here would stand as a second one beside the page's own.
 */
export function useErrorTitle(state: FormState): void {
  const { errorPrefix } = useFormTexts();
  const refused = hasErrors(state);
  useEffect(() => {
    if (!refused) return;
    if (!document.title.startsWith(errorPrefix)) document.title = errorPrefix + document.title;
    return () => {
      if (document.title.startsWith(errorPrefix)) document.title = document.title.slice(errorPrefix.length);
    };
  }, [refused, errorPrefix]);
}
