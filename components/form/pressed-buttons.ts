"use client";

import { useSyncExternalStore } from "react";

/** The ids of the buttons whose presses are on the way. Not a context: a button may stand outside its form (`form="…"`). */
const pressed = new Set<string>();
const listeners = new Set<() => void>();

export function hold(button: HTMLElement | null): void {
  if (button?.id) pressed.add(button.id);
  for (const listener of listeners) listener();
}

export function release(button: HTMLElement | null | undefined): void {
  if (button?.id && pressed.delete(button.id)) for (const listener of listeners) listener();
}

export function usePressed(id: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => pressed.has(id),
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
