"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

import { hold, release } from "@/components/form/pressed-buttons";

type Press = HTMLElement | null;

/**
 * One press at a time. The same button again is not heard while its press is on the way; another one (the next switch, a
 * tick, which has no button) waits its turn, so that nothing asked for is lost. A button is held down until the answer
 * is on the page, not just received: a switch would fall back in between.
 */
export function usePresses(form: RefObject<HTMLFormElement | null>, pending: boolean) {
  const queue = useRef<Press[]>([]);
  const underWay = useRef(false);

  useLayoutEffect(() => {
    if (pending) return;
    underWay.current = false;
    release(queue.current.shift());
  }, [pending]);

  useEffect(() => {
    const next = queue.current[0];
    if (pending || next === undefined) return;
    if (next === null || next.isConnected) form.current?.requestSubmit(next);
    else queue.current.shift();
  }, [pending, form]);

  useEffect(
    () => () => {
      for (const press of queue.current.splice(0)) release(press);
    },
    [],
  );

  return {
    /** Whether this press may go now; if not, it waits or was a repeated one. */
    mayGo(press: Press): boolean {
      if (underWay.current) {
        const repeated = queue.current.includes(press, 1) || (press !== null && press === queue.current[0]);
        if (!repeated) queue.current.push(press);
        if (!repeated) hold(press);
        return false;
      }
      if (queue.current[0] !== press) queue.current.unshift(press);
      hold(press);
      underWay.current = true;
      return true;
    },
    /** Whether something waits that the page doesn't show as answered yet. */
    waiting: (): boolean => queue.current.length > 0,
  };
}
