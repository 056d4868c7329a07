/** A day (YYYY-MM-DD) as a moment that is in it in Oslo too, to be shown as a date. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
