"use client";

import { useEffect } from "react";

interface Props {
  /** The tree's id: its rows say which group they are. */
  tree: string;
  /** The form that a drop sends. */
  form: string;
}

/**
 * What a mouse and a keyboard can do with the tree beside its links: a right-click or Shift+F10 on a group opens its menu,
 * and a group dragged onto another is put under it, as by the form of «Flytt».
 */
export function TreeHands({ tree, form }: Props) {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>(`#${tree} [data-group]`) : null);
    openMenus(rowOf, signal);
    if (matchMedia("(pointer: fine)").matches) dragGroups(rowOf, form, signal);
    return () => {
      ended.abort();
    };
  }, [tree, form]);
  return null;
}

type RowOf = (target: EventTarget | null) => HTMLElement | null;

function openMenus(rowOf: RowOf, signal: AbortSignal): void {
  const open = (event: MouseEvent | KeyboardEvent) => {
    const menu = rowOf(event.target)?.querySelector<HTMLElement>("[popover]");
    // Within the menu, and where text is marked, the browser's own menu is what is asked for.
    if (!menu || menu.contains(event.target as Node) || !(getSelection()?.isCollapsed ?? true)) return;
    event.preventDefault();
    const show = () => {
      if (!menu.matches(":popover-open")) menu.showPopover();
      if (event instanceof KeyboardEvent) menu.querySelector("a")?.focus();
    };
    // Where the menu comes with the press, letting the button go outside of an open popover would close it again.
    const pressed = event instanceof MouseEvent && event.buttons !== 0;
    if (pressed) document.addEventListener("pointerup", () => setTimeout(show), { once: true, signal });
    else show();
  };
  document.addEventListener("contextmenu", open, { signal });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) open(event);
    },
    { signal },
  );
}

function dragGroups(rowOf: RowOf, form: string, signal: AbortSignal): void {
  let dragged: HTMLElement | null = null;
  let over: HTMLElement | null = null;
  const mark = (row: HTMLElement | null) => {
    if (over !== row) over?.removeAttribute("data-drop");
    over = row;
    row?.setAttribute("data-drop", "");
  };
  const end = () => {
    dragged?.removeAttribute("draggable");
    dragged?.closest("nav")?.removeAttribute("data-dragging");
    dragged = null;
    mark(null);
  };
  /** Not onto itself, onto what stands under it, or to where it is. */
  const mayDrop = (row: HTMLElement | null): row is HTMLElement =>
    row !== null && dragged !== null && row.dataset.group !== dragged.dataset.parent && !dragged.closest("li")?.contains(row);

  document.addEventListener(
    "mousedown",
    (event) => {
      const row = rowOf(event.target);
      if (event.button !== 0 || !row?.dataset.group || (event.target as Element).closest(".menu, .group-toggle")) return;
      dragged = row;
      row.setAttribute("draggable", "true");
    },
    { signal },
  );
  document.addEventListener(
    "dragstart",
    (event) => {
      if (!dragged) return;
      event.dataTransfer?.setData("text/plain", dragged.dataset.group ?? "");
      dragged.closest("nav")?.setAttribute("data-dragging", "");
    },
    { signal },
  );
  document.addEventListener(
    "dragover",
    (event) => {
      if (!dragged) return;
      const row = rowOf(event.target);
      mark(mayDrop(row) ? row : null);
      if (over) event.preventDefault();
    },
    { signal },
  );
  document.addEventListener(
    "drop",
    (event) => {
      if (!dragged || !over) return;
      event.preventDefault();
      press(form, [dragged.dataset.group, over.dataset.group, dragged.dataset.parent].join(":"));
      end();
    },
    { signal },
  );
  for (const type of ["dragend", "mouseup"] as const) document.addEventListener(type, end, { signal });
}

/** As if a button of the form with this value had been pressed: which group, where to, and where it was seen. */
function press(formId: string, value: string): void {
  const form = document.querySelector<HTMLFormElement>(`#${formId}`);
  const button = Object.assign(document.createElement("button"), { type: "submit", name: "press", value, hidden: true });
  form?.append(button);
  form?.requestSubmit(button);
}
