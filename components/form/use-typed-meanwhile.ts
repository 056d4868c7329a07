"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** What is typed, or whether it is ticked. */
type Content = string | boolean;

/**
 * What is typed or chosen while an answer is on its way, until it stands on the page: the answer speaks of what was sent,
 * and takes none of this away, be it by a reset or by a select that is made anew.
 */
export function useTypedMeanwhile(form: RefObject<HTMLFormElement | null>, answer: unknown) {
  const typed = useRef(new Map<string, Content>());

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const note = ({ target }: Event): void => {
      const [key, field] = fieldsOf(element).find(([, one]) => one === target) ?? [];
      if (key !== undefined && field) typed.current.set(key, contentOf(field));
    };
    // Before whoever hears it on its way and sends the form at once: then it was in what was sent.
    element.addEventListener("input", note, true);
    element.addEventListener("change", note, true);
    return () => {
      element.removeEventListener("input", note, true);
      element.removeEventListener("change", note, true);
    };
  }, [form]);

  useLayoutEffect(() => {
    putBack(form.current, typed.current);
  }, [form, answer]);

  return {
    /** The form as it stands is sent: what is typed from here on was not in it. */
    sent: (): void => {
      typed.current.clear();
    },
    /** After a reset, which takes also what was typed meanwhile. */
    putBack: (): void => {
      putBack(form.current, typed.current);
    },
  };
}

function putBack(form: HTMLFormElement | null, typed: Map<string, Content>): void {
  if (!form || typed.size === 0) return;
  for (const [key, field] of fieldsOf(form)) {
    const content = typed.get(key);
    if (content === undefined || content === contentOf(field)) continue;
    if (isTick(field)) field.checked = content === true;
    else field.value = String(content);
  }
}

const isTick = (field: Field): field is HTMLInputElement => field.type === "checkbox" || field.type === "radio";

const contentOf = (field: Field): Content => (isTick(field) ? field.checked : field.value);

/** A file can't be put back by a script; a button and a hidden field are not typed in. */
function isField(target: EventTarget | null): target is Field {
  if (target instanceof HTMLInputElement) return target.type !== "file" && target.type !== "hidden";
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/**
 * The fields of a form, each under what it is known by when it is made anew: its name, and among several of that name its
 * value (a tick) or its place.
 */
function fieldsOf(form: HTMLFormElement): [string, Field][] {
  const places = new Map<string, number>();
  return [...form.elements].filter(isField).map((field) => {
    const place = places.get(field.name) ?? 0;
    places.set(field.name, place + 1);
    return [`${field.name} ${isTick(field) ? field.value : place}`, field];
  });
}
