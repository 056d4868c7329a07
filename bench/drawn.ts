/**
 * A number from 0 up to one less than `of`, drawn by an expression's value and the purpose it is drawn for (SQL): the same
 * in whatever order a plan comes to it.
 */
export const drawn = (value: string, purpose: number, of: number | string): string => `((hashint8extended(${value}, ${purpose}) & 1073741823) % ${of})::int`;
