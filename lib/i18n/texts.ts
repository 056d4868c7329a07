import { createTranslator } from "use-intl/core";

import type { Message } from "../refusal";
import { formatDate, formatMoment, formatMonth, formatNumber, formatTime } from "./format";
import { type Messages, messages } from "./messages";

export type Locale = "nb" | "en";

/** Everything a page says, in one language. */
export interface Texts {
  locale: Locale;
  /** The sentence of a key, with what stands in it. */
  (key: string, values?: Record<string, string | number | Date>): string;
  /** The sentence of a message from a command. */
  message(message: Message): string;
  /** Whether there is such a key. */
  has(key: string): boolean;
  date(date: Date): string;
  /** «mars 2026» */
  month(date: Date): string;
  time(date: Date): string;
  moment(date: Date): string;
  number(value: number): string;
}

const made = new Map<Locale, Texts>();

/** The texts of a language; made once and kept. A missing key throws under tests and shows itself elsewhere. */
export function textsIn(locale: Locale): Texts {
  const kept = made.get(locale);
  if (kept) return kept;
  const translate = createTranslator<Messages>({
    locale: locale === "nb" ? "nb-NO" : "en-GB",
    messages: messages[locale],
    timeZone: "Europe/Oslo",
    onError(error) {
      throw error;
    },
  }) as unknown as ((key: string, values?: Record<string, string | number | Date>) => string) & { has(key: string): boolean };
  const texts: Texts = Object.assign((key: string, values?: Record<string, string | number | Date>) => translate(key, values), {
    locale,
    message: ({ key, values }: Message) => translate(key, values),
    has: (key: string) => translate.has(key),
    date: (date: Date) => formatDate(date, locale),
    month: (date: Date) => formatMonth(date, locale),
    time: (date: Date) => formatTime(date, locale),
    moment: (date: Date) => formatMoment(date, locale),
    number: (value: number) => formatNumber(value, locale),
  });
  made.set(locale, texts);
  return texts;
}
