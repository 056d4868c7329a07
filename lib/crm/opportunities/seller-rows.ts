const mostRows = 50;

/** How many rows «Flere selgere» adds. */
export const addedRows = 3;

/** The fields `seller1`, `share1`, `seller2`, … of a form as rows. What is no text comes out as it is, for the command to refuse. */
export function sellerRows(fields: Record<string, unknown>): { sellers: unknown[] } & Record<string, unknown> {
  const others = Object.entries(fields).filter(([name]) => !/^((seller|share)\d{1,2}|rows)$/.test(name));
  const numbers = Array.from({ length: mostRows }, (_, n) => n + 1).filter((n) => `seller${n}` in fields || `share${n}` in fields);
  return { ...Object.fromEntries(others), sellers: numbers.map((n) => ({ seller: fields[`seller${n}`] ?? "", share: fields[`share${n}`] ?? "" })) };
}

/** How many rows a form says it has; none where it says nothing that makes sense. */
export const rowCount = (said: unknown): number => Math.min(Math.max(Math.floor(Number(said)) || 0, 0), mostRows);

/** The button «Flere selgere» of a form, which saves nothing: how many rows there are to be; null when another one was pressed. */
export function moreRows(fields: Record<string, string | string[]>): { rows: string } | null {
  if (fields.fill !== "rows") return null;
  return { rows: String(rowCount(Math.max(rowCount(fields.rows), 1) + addedRows)) };
}
