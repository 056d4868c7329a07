"use client";

import { useSyncExternalStore } from "react";
import { buttonClasses } from "@/components/ui/button-classes";
import { printer } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

const never = () => () => undefined;

/** «Skriv ut»: only where a script can; elsewhere the browser's own command prints the same. */
export function PrintButton({ children }: { children: string }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <button
      type="button"
      className={buttonClasses("plain", "normal")}
      onClick={() => {
        window.print();
      }}
    >
      <IconSvg drawing={printer} />
      {children}
    </button>
  );
}
