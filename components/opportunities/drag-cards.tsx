"use client";

import { useEffect } from "react";

import { pressForm } from "@/components/form/press-form";

/** With a mouse an opportunity can be dragged to another step: what is sent then is what the buttons of its menu send, by their form. */
export function DragCards({ form }: { form: string }) {
  // After every answer, since its cards may be other ones.
  useEffect(() => {
    if (!matchMedia("(pointer: fine)").matches) return;
    for (const card of document.querySelectorAll("[data-card]")) card.setAttribute("draggable", "true");
  });

  // On the document, so that an answer that comes while a card is dragged does not take it out of the hand.
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let dragged: HTMLElement | null = null;
    let over: HTMLElement | null = null;
    const mark = (step: HTMLElement | null) => {
      over?.removeAttribute("data-drop");
      over = step;
      over?.setAttribute("data-drop", "into");
    };
    const stepOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("[data-step]") : null);

    document.addEventListener(
      "dragstart",
      (event) => {
        dragged = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
        if (dragged) event.dataTransfer?.setData("text/plain", dragged.id);
      },
      { signal },
    );
    document.addEventListener(
      "dragover",
      (event) => {
        const step = stepOf(event.target);
        if (!dragged || !step) return;
        event.preventDefault();
        mark(step);
      },
      { signal },
    );
    document.addEventListener(
      "drop",
      (event) => {
        const [step, card] = [stepOf(event.target), dragged];
        if (!card || !step) return;
        event.preventDefault();
        const { card: id, from } = card.dataset;
        if (from !== step.dataset.step) pressForm(form, [id, from, step.dataset.step].join(":"));
      },
      { signal },
    );
    document.addEventListener(
      "dragend",
      () => {
        dragged = null;
        mark(null);
      },
      { signal },
    );
    return () => {
      ended.abort();
    };
  }, [form]);
  return null;
}
