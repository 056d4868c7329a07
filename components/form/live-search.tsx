"use client";

import { useEffect, useRef } from "react";
import { useRouter, useSearchParams } from "next/navigation";

/**
 * Put inside a GET form: the list follows as one types, 200 ms after the last key, and a submit stays on the page. What
 * is typed is never written over by an answer to something typed earlier, only by going somewhere else (Back, a chip);
 * what was typed before the script was there counts as typed.
 */
export function LiveSearch() {
  const mark = useRef<HTMLSpanElement>(null);
  const asked = useRef(new Set<string>());
  const timer = useRef<number>(undefined);
  const router = useRouter();
  const params = useSearchParams().toString();
  const shown = useRef(params);

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form || shown.current === params || asked.current.has(params)) {
      shown.current = params;
      return;
    }
    shown.current = params;
    asked.current.clear();
    clearTimeout(timer.current);
    const now = askedOf(form, params);
    for (const field of searchFields(form)) {
      const value = now.get(field.name) ?? "";
      if (field.value !== value) field.value = value;
    }
  }, [params]);

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;

    function go(how: "push" | "replace", target: HTMLFormElement) {
      clearTimeout(timer.current);
      const query = queryOf(target);
      if (query === location.search.slice(1)) return;
      asked.current.add(query);
      router[how](`${new URL(target.action).pathname}${query && `?${query}`}`, { scroll: false });
    }
    function typed(event: Event) {
      if (!(event.target instanceof HTMLInputElement) || event.target.type !== "search") return;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(go, 200, "replace", form);
    }
    function submitted(event: SubmitEvent) {
      event.preventDefault();
      if (form) go("push", form);
      form?.querySelector<HTMLElement>(":popover-open")?.hidePopover();
    }
    const sent = askedOf(form, location.search);
    if (searchFields(form).some((field) => field.value !== (sent.get(field.name) ?? ""))) go("replace", form);
    form.addEventListener("input", typed);
    form.addEventListener("submit", submitted);
    return () => {
      clearTimeout(timer.current);
      form.removeEventListener("input", typed);
      form.removeEventListener("submit", submitted);
    };
  }, [router]);

  return <span ref={mark} hidden />;
}

function searchFields(form: HTMLFormElement): HTMLInputElement[] {
  return Array.from(form.elements).filter((field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === "search");
}

/** What an address asks of this form: nothing where it is about another form of the page, as their hidden fields tell (`list=products`). */
function askedOf(form: HTMLFormElement, params: string): URLSearchParams {
  const now = new URLSearchParams(params);
  const hidden = Array.from(form.elements).filter((field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === "hidden");
  return hidden.every((field) => now.getAll(field.name).includes(field.value)) ? now : new URLSearchParams();
}

/** The form as a query, without its empty fields, so that one state has one address. */
function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value.trim() !== "") query.append(name, value);
  return query.toString();
}
