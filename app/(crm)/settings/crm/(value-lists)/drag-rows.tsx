"use client";

import { useEffect } from "react";

interface Props {
  /** The table's rows have ids that begin with this: «sources-12». */
  list: string;
  /** The form that «Flytt opp» and «Flytt ned» are buttons of. */
  form: string;
}

/** With a mouse a row can be dragged by its name: what is sent then is what the buttons of its menu send, by their form. */
export function DragRows({ list, form }: Props) {
  useEffect(() => {
    const table = document.querySelector<HTMLTableElement>(`#${list} table`);
    if (!table || !matchMedia("(pointer: fine)").matches) return;
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

    table.setAttribute("data-drag", "");
    table.addEventListener(
      "mousedown",
      ({ target }) => {
        const cell = target instanceof Element ? target.closest("td") : null;
        if (cell?.cellIndex !== 0 || cell.querySelector("form")) return;
        dragged = rowOf(cell);
        dragged?.setAttribute("draggable", "true");
      },
      { signal },
    );
    table.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/plain", dragged?.id ?? ""), { signal });
    table.addEventListener(
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
    table.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        if (dragged && over && over !== dragged) press(form, [dragged, over.getAttribute("data-drop"), over].map(idOf).join(":"));
        end();
      },
      { signal },
    );
    for (const type of ["dragend", "mouseup"] as const) table.addEventListener(type, end, { signal });
    return () => {
      ended.abort();
      table.removeAttribute("data-drag");
    };
  });
  return null;
}

const idOf = (part: HTMLTableRowElement | string | null): string => (part instanceof HTMLElement ? (part.id.split("-").at(-1) ?? "") : (part ?? ""));

/** As if a button of the form with this value had been pressed. It stays there: one press under way, the next waits its turn. */
function press(formId: string, value: string): void {
  const form = document.querySelector<HTMLFormElement>(`#${formId}`);
  const button = Object.assign(document.createElement("button"), { type: "submit", name: "press", value, hidden: true });
  form?.append(button);
  form?.requestSubmit(button);
}
