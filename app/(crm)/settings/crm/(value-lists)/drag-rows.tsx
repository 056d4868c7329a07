"use client";

import { useEffect } from "react";

import { pressForm } from "@/components/form/press-form";

interface Props {
  /** The table's rows have ids that begin with this: «sources-12». */
  list: string;
  /** The form that «Flytt opp» and «Flytt ned» are buttons of. */
  form: string;
}

/** With a mouse a row can be dragged by its name: what is sent then is what the buttons of its menu send, by their form. */
export function DragRows({ list, form }: Props) {
  // After every answer, since its table may be another one.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) document.querySelector(`#${list} table`)?.setAttribute("data-drag", "");
  });

  // On the document, so that an answer that comes while a row is dragged does not take it out of the hand.
  useEffect(() => {
    if (!matchMedia("(pointer: fine)").matches) return;
    const ended = new AbortController();
    const { signal } = ended;
    let dragged: HTMLTableRowElement | null = null;
    let over: HTMLTableRowElement | null = null;
    const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLTableRowElement>(`tr[id^="${list}-"]`) : null);
    const mark = (row: HTMLTableRowElement | null, where?: "before" | "after") => {
      if (over !== row) over?.removeAttribute("data-drop");
      over = row;
      if (where) row?.setAttribute("data-drop", where);
    };
    const end = () => {
      dragged?.removeAttribute("draggable");
      dragged = null;
      mark(null);
    };

    document.addEventListener(
      "mousedown",
      ({ target }) => {
        const cell = target instanceof Element ? target.closest("td") : null;
        if (cell?.cellIndex !== 0 || cell.querySelector("form")) return;
        dragged = rowOf(cell);
        dragged?.setAttribute("draggable", "true");
      },
      { signal },
    );
    document.addEventListener(
      "dragstart",
      (event) => {
        if (dragged) event.dataTransfer?.setData("text/plain", dragged.id);
      },
      { signal },
    );
    document.addEventListener(
      "dragover",
      (event) => {
        const row = rowOf(event.target);
        if (!dragged || !row) return;
        event.preventDefault();
        const { top, height } = row.getBoundingClientRect();
        mark(row, event.clientY < top + height / 2 ? "before" : "after");
      },
      { signal },
    );
    document.addEventListener(
      "drop",
      (event) => {
        if (!dragged) return;
        event.preventDefault();
        if (over && over !== dragged) pressForm(form, [dragged, over.getAttribute("data-drop"), over].map(idOf).join(":"));
        end();
      },
      { signal },
    );
    for (const type of ["dragend", "mouseup"] as const) document.addEventListener(type, end, { signal });
    return () => {
      ended.abort();
    };
  }, [list, form]);
  return null;
}

const idOf = (part: HTMLTableRowElement | string | null): string => (part instanceof HTMLElement ? (part.id.split("-").at(-1) ?? "") : (part ?? ""));
