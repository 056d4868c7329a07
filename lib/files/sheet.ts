/**
 * What stands in a cell of a file to be taken elsewhere: a text; an exact number as whole units and how many of their digits
 * are decimals (12,50 is 1250 with two); whole per cent; or nothing. `format` is how a spreadsheet shows the number, in Excel's
 * own codes.
 */
export type SheetCell = { text: string; indent?: number } | Decimal | { percent: bigint; format: string } | null;

export interface Decimal {
  units: bigint;
  decimals: number;
  format: string;
}

export interface SheetRow {
  bold?: boolean;
  cells: SheetCell[];
}

/** A table with what is said over and under it. */
export interface Sheet {
  /** At most 31 characters, none of them of []:*?/\ (Excel's rule), and not another sheet's. */
  name: string;
  above: string[];
  columns: string[];
  rows: SheetRow[];
  below: string[];
}

/** A number's digits with the sign and the mark of decimals given: «-1250,05». All its decimals are written. */
export function digitsOf({ units, decimals }: Pick<Decimal, "units" | "decimals">, mark: "," | "."): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${units < 0n ? "-" : ""}${whole}${decimals > 0 ? mark + digits.slice(-decimals) : ""}`;
}

/** Whether a number has more digits than a spreadsheet keeps of one: it is then written as text, in full. */
export const isTooLong = (digits: string): boolean => digits.replace(/^-?0*|\./g, "").length > 15;
