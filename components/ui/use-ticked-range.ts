"use client";

import { type MouseEvent, useCallback, useRef } from "react";

/**
 * A click with Shift on a row's checkbox puts every checkbox from the last one clicked to this one as this one is now,
 * as lists on a desk do. For the element that holds the rows; `name` is the checkboxes'.
 */
export function useTickedRange(name: string): (event: MouseEvent) => void {
  const last = useRef<string | null>(null);
  return useCallback(
    (event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || box.name !== name) return;
      const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${name}"]:not(:disabled)`)];
      const [from, to] = [boxes.findIndex(({ value }) => value === last.current), boxes.indexOf(box)];
      last.current = box.value;
      if (!event.shiftKey || from < 0) return;
      const between = boxes.slice(Math.min(from, to), Math.max(from, to) + 1).filter((each) => each.checked !== box.checked);
      for (const each of between) each.checked = box.checked;
      // Whoever counts the ticks hears of those that no one clicked.
      if (between.length > 0) box.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [name],
  );
}
