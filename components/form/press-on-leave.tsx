"use client";

import { useEffect, useRef } from "react";

interface Props {
  /** The field that is left, and the pattern it must be of then, without blanks. */
  field: string;
  reads: string;
  /** The name of the button that is pressed. */
  button: string;
}

/** A number as it is compared: «923 609 016» is «923609016». */
const withoutBlanks = (value: string): string => value.replace(/[\s.]/gu, "");

/**
 * Put inside a form: its button is pressed as one leaves a field that one has typed in, once for each content. Not as one
 * goes to another button or a link: what that one asks for is to be carried out as the form stands.
 */
export function PressOnLeave({ field, reads, button }: Props) {
  const mark = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    let asked = "";
    function left({ target, relatedTarget }: FocusEvent) {
      if (!(target instanceof HTMLInputElement) || target.name !== field) return;
      const typed = withoutBlanks(target.value);
      if (typed === asked || typed === withoutBlanks(target.defaultValue) || !new RegExp(reads).test(typed)) return;
      const to = relatedTarget instanceof Element ? relatedTarget.closest("button, a") : null;
      if (to && to.getAttribute("name") !== button) return;
      asked = typed;
      const pressed = form?.querySelector<HTMLButtonElement>(`button[name="${button}"]`);
      if (pressed) form?.requestSubmit(pressed);
    }
    form.addEventListener("focusout", left);
    return () => {
      form.removeEventListener("focusout", left);
    };
  }, [field, reads, button]);

  return <span ref={mark} hidden />;
}
