/** The day it is in Oslo at a moment, as YYYY-MM-DD. */
export const todayInOslo = (now: Date): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(now);
