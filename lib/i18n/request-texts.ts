import { cookies, headers } from "next/headers";

import { currentSession } from "../auth/current-session";
import { type Locale, type Texts, textsIn } from "./texts";

export const languageCookie = "language";

/**
 * The texts for whoever asks: the signed-in person's language; before sign-in what was chosen on this browser,
 * else what the browser asks for, else bokmål.
 */
export async function requestTexts(): Promise<Texts> {
  const session = await currentSession();
  return textsIn(session?.actor.language ?? (await browserLanguage()));
}

async function browserLanguage(): Promise<Locale> {
  const chosen = (await cookies()).get(languageCookie)?.value;
  if (chosen === "nb" || chosen === "en") return chosen;
  const wanted = ((await headers()).get("accept-language") ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().slice(0, 2));
  const first = wanted.find((language) => ["nb", "no", "nn", "da", "sv", "en"].includes(language));
  return first === "en" ? "en" : "nb";
}
