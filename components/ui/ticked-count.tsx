"use client";

import { useSyncExternalStore } from "react";

/** «3 valgt»: how many rows of the page are ticked. `label` has «{count}» where the number stands; without scripts nothing. */
export function TickedCount({ label }: { label: string }) {
  const count = useSyncExternalStore(subscribe, ticked, () => 0);
  return (
    <span role="status" className="font-semibold">
      {count > 0 && label.replace("{count}", String(count))}
    </span>
  );
}

const ticked = (): number => document.querySelectorAll('input[name="id"]:checked').length;

function subscribe(changed: () => void): () => void {
  // A reset takes place after its event.
  const later = (): void => void setTimeout(changed);
  document.addEventListener("change", changed);
  document.addEventListener("reset", later);
  return () => {
    document.removeEventListener("change", changed);
    document.removeEventListener("reset", later);
  };
}
