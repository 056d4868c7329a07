"use client";

import { useSyncExternalStore } from "react";

import { Button } from "@/components/ui/button";
import en from "@/lib/i18n/messages/en/error-page.json";
import nb from "@/lib/i18n/messages/nb/error-page.json";

/** Speaks the page's language, which stands on the document. */
export function SomethingWrong({ digest, retry }: { digest?: string; retry: () => void }) {
  const language = useSyncExternalStore(
    () => () => undefined,
    () => document.documentElement.lang,
    () => "nb",
  );
  const texts = language === "en" ? en : nb;
  return (
    <div className="max-w-text space-y-4" role="alert">
      <h1 className="text-page-title">{texts.title}</h1>
      <p>{texts.text}</p>
      {digest && <p className="text-label text-muted">{texts.reference.replace("{reference}", digest)}</p>}
      <Button variant="main" type="button" onClick={retry}>
        {texts.retry}
      </Button>
    </div>
  );
}
