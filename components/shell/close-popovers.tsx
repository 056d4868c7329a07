"use client";

import { useEffect } from "react";

/** A link followed by script leaves the layout in place, and with it a popover of the layout open over the next page. */
export function ClosePopovers() {
  useEffect(() => {
    function close(event: MouseEvent) {
      if (!(event.target instanceof Element) || !event.target.closest("a[href]")) return;
      event.target.closest<HTMLElement>("[popover]:popover-open")?.hidePopover();
    }
    document.addEventListener("click", close);
    return () => {
      document.removeEventListener("click", close);
    };
  }, []);
  return null;
}
