"use client";

import type { MouseEvent } from "react";
import { useRouter } from "next/navigation";

/**
 * For a list of many plain links: one listener on the whole, in place of a component for each, follows a plain click
 * as a `Link` does. Every other click (a new tab, a new window) is the browser's own.
 */
export function useFollowedLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    router.push(link.getAttribute("href") ?? "");
  };
}
