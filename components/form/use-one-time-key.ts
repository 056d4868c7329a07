"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { type Contents, resetKeeping } from "@/components/form/reset-keeping";
import type { FormState } from "@/lib/form-state";

interface OnPage {
  form: RefObject<HTMLFormElement | null>;
  /** What stood in the form as it was sent last. */
  sent: RefObject<Contents>;
  /** Whether something pressed waits to be sent. */
  waiting: () => boolean;
}

/**
 * The key by which the server knows a repeated press. A new one comes with every page from the server; one is made here
 * after an answer that leaves the form in place and ready for the next thing. In both cases, where this form brought it
 * about, the fields go back to what the server says, but for what was typed meanwhile.
 */
export function useOneTimeKey(fromServer: string, state: FormState, { form, sent, waiting }: OnPage): string {
  const [seen, setSeen] = useState({ fromServer, state });
  const [key, setKey] = useState(fromServer);
  const [round, setRound] = useState(0);
  const isWaiting = useRef(waiting);

  if (seen.fromServer !== fromServer || seen.state !== state) {
    setSeen({ fromServer, state });
    if (seen.fromServer !== fromServer) setKey(fromServer);
    else if (state.message) setKey(newKey());
    // A state as empty as the first one: the answer was a redirect that led back here.
    if (seen.state !== state && (state.message || (state.n === 0 && !state.formError))) setRound(round + 1);
  }

  useEffect(() => {
    // What was ticked while the answer was on its way waits to be sent, and must not be taken back.
    if (round > 0 && !isWaiting.current() && form.current) resetKeeping(form.current, sent.current);
  }, [round, form, sent]);

  return key;
}

/** randomUUID exists only on https and localhost; an office's own server may be neither. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
