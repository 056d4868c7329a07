import type { Locale } from "./texts";

const oslo = "Europe/Oslo";
const tags: Record<Locale, string> = { nb: "nb-NO", en: "en-GB" };
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

/** A day as a person reads it: «3.11.2026», in Norway's time. */
export const formatDate = (date: Date, locale: Locale): string =>
  locale === "nb"
    ? dateFormat(locale, { day: "numeric", month: "numeric", year: "numeric" }).format(date)
    : dateFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(date);

/** A month of a year: «mars 2026». */
export const formatMonth = (date: Date, locale: Locale): string => dateFormat(locale, { month: "long", year: "numeric" }).format(date);

/** The head of a month's column: «mars», «sep.», as in a date. */
export const formatShortMonth = (date: Date, locale: Locale): string =>
  dateFormat(locale, { day: "numeric", month: "short" })
    .formatToParts(date)
    .find(({ type }) => type === "month")?.value ?? "";

/** A time of day: «kl. 14.05», in English «14:05». */
export function formatTime(date: Date, locale: Locale): string {
  const parts = dateFormat(locale, { hour: "2-digit", minute: "2-digit" }).formatToParts(date);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? "";
  return locale === "nb" ? `kl. ${part("hour")}.${part("minute")}` : `${part("hour")}:${part("minute")}`;
}

/** Day and time: «3.11.2026 kl. 14.05». */
export const formatMoment = (date: Date, locale: Locale): string => `${formatDate(date, locale)} ${formatTime(date, locale)}`;

/** A whole number in groups of three: «3 094» with a blank that doesn't break. */
export const formatNumber = (value: number | bigint, locale: Locale): string => numberFormat(locale).format(value).replaceAll("\u202F", "\u00A0");

/** Øre as kroner: «125 000 kr», with øre where there are any («12,50 kr»). */
export const formatKroner = (ore: number | bigint, locale: Locale): string => `${formatAmount(ore, locale)}\u00A0kr`;

/** The same without its unit, as it stands in a field: «125 000», «12,50». */
export function formatAmount(ore: number | bigint, locale: Locale): string {
  const exact = BigInt(ore);
  const rest = exact % 100n;
  const kroner = formatNumber(exact / 100n, locale);
  return rest === 0n ? kroner : `${kroner}${locale === "nb" ? "," : "."}${String(rest).padStart(2, "0")}`;
}

/** A share in basis points: «50 %», «33,33 %». */
export const formatShare = (share: number, locale: Locale): string => `${formatPercent(share, locale)}\u00A0%`;

/** The same without its unit, as it stands in a field. */
export const formatPercent = (share: number, locale: Locale): string => String(share / 100).replace(".", locale === "nb" ? "," : ".");

/** An organisation number as the register writes it: 923 609 016, with blanks that don't break. */
export const formatOrganizationNumber = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, "$1\u00A0");

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const format = (kept.get(key) as Intl.DateTimeFormat | undefined) ?? new Intl.DateTimeFormat(tags[locale], { timeZone: oslo, ...options });
  kept.set(key, format);
  return format;
}

function numberFormat(locale: Locale): Intl.NumberFormat {
  const format = (kept.get(locale) as Intl.NumberFormat | undefined) ?? new Intl.NumberFormat(tags[locale]);
  kept.set(locale, format);
  return format;
}

/** Øre rounded to whole kroner, half away from zero: «1 234 567», «−594 900» with U+2212. */
export function formatWholeKroner(ore: bigint, locale: Locale): string {
  const size = ((ore < 0n ? -ore : ore) + 50n) / 100n;
  return `${ore < 0n && size > 0n ? "\u2212" : ""}${formatNumber(size, locale)}`;
}

/** The same with its sign where it is a difference: «+18 700». */
export function formatVariance(ore: bigint, locale: Locale): string {
  const text = formatWholeKroner(ore, locale);
  return ore > 0n && text !== "0" ? `+${text}` : text;
}

/** «94 %», «−6 %». */
export const formatWholePercent = (percent: bigint, locale: Locale): string =>
  `${percent < 0n ? "\u2212" : ""}${formatNumber(percent < 0n ? -percent : percent, locale)}\u00A0%`;

/** A change in per cent with its sign: «+12 %». */
export const formatChange = (percent: bigint, locale: Locale): string => `${percent > 0n ? "+" : ""}${formatWholePercent(percent, locale)}`;
