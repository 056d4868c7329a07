"use client";

import { useEffect } from "react";
import { useRouter } from "next/navigation";

/** Milliseconds between two looks. */
const EVERY = 2_000;

/**
 * Renews the page in place while it is looked at, so that the job's end leads on by itself. It asks first whether the app
 * answers at all: the router would put the browser's own error page in place of this one.
 */
export function Renewing() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return;
      fetch("/healthz", { cache: "no-store" }).then(
        ({ ok }) => {
          if (ok) router.refresh();
        },
        () => undefined,
      );
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [router]);
  return null;
}
