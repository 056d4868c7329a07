"use client";

import { type KeyboardEvent, useRef } from "react";

import { typedOption } from "@/components/ui/type-ahead";

/** Keys within so many milliseconds of each other are one word, as in the browser's own. */
const pause = 1_000;

/** What is typed over a closed select chooses by code or by any part of a name; the browser's own looks at beginnings alone. */
export function useTypeAhead(): (event: KeyboardEvent<HTMLSelectElement>) => void {
  const typed = useRef({ text: "", at: -Infinity });
  return (event) => {
    const { key, timeStamp, currentTarget: select } = event;
    const before = timeStamp - typed.current.at < pause ? typed.current.text : "";
    if ([...key].length !== 1 || event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (key === " " && before === "") return;
    event.preventDefault();
    typed.current = { text: before + key, at: timeStamp };
    const found = typedOption(
      Array.from(select.options, (option) => option.label),
      typed.current.text,
      select.selectedIndex,
    );
    if (found < 0 || found === select.selectedIndex) return;
    select.selectedIndex = found;
    for (const kind of ["input", "change"]) select.dispatchEvent(new Event(kind, { bubbles: true }));
  };
}
