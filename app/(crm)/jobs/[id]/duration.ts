import type { Texts } from "@/lib/i18n/texts";

/** «48 s», «2 min 5 s» */
export function duration(t: Texts, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? t("jobs.seconds", { seconds: whole }) : t("jobs.minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
