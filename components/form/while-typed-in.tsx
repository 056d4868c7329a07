"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

import { useFormAnswer } from "@/components/form/form-context";

interface Props {
  /** The fields' names. */
  fields: string[];
  /** Whether the page has them still. */
  offered: boolean;
  children: ReactNode;
}

/**
 * Fields that another page can take over while somebody types in them here: they stay as long as something typed in them
 * is not saved, whether the page was only rendered anew or the form came back refused.
 */
export function WhileTypedIn({ fields, offered, children }: Props) {
  const { state } = useFormAnswer();
  const mark = useRef<HTMLSpanElement>(null);
  const [typed, setTyped] = useState(false);
  const [kept, setKept] = useState(children);
  if (children && children !== kept) setKept(children);
  const names = fields.join(" ");

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const note = () => {
      setTyped(names.split(" ").some((name) => changedFrom(form.elements.namedItem(name))));
    };
    note();
    form.addEventListener("input", note);
    form.addEventListener("change", note);
    return () => {
      form.removeEventListener("input", note);
      form.removeEventListener("change", note);
    };
  }, [names]);

  const sent = fields.some((field) => field in state.values);
  return (
    <>
      {(offered || typed || sent) && kept}
      <span ref={mark} hidden />
    </>
  );
}

/** Whether a field, or one of those of a name, holds something else than the page came with. */
function changedFrom(named: RadioNodeList | Element | null): boolean {
  if (named instanceof RadioNodeList) return [...named].some((field) => field instanceof Element && changedFrom(field));
  if (named instanceof HTMLSelectElement) return [...named.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  if (named instanceof HTMLInputElement) return named.type === "checkbox" ? named.checked !== named.defaultChecked : named.value !== named.defaultValue;
  return false;
}
