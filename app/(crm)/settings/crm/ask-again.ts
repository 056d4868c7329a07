import { href } from "@/lib/local-path";

/** A question whose count has changed is asked again, on its own page. */
export const askAgain = (offer: Record<string, string | number>, path: string, params: Record<string, string> = {}): string | null =>
  offer.askAgain === undefined ? null : href(path, { ...params, changed: 1 });
