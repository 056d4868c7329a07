/** Hundredths of a per cent, from −100 % to 1 000 %, as typed («3», «−2,5 %»); nothing is none; null is no such figure. */
export function readPercent(typed: string): number | null {
  if (typed.length > 40) return null;
  const bare = typed.replace(/[\s\u00A0]|%/gu, "").replace(/^[−–]/u, "-");
  if (bare === "") return 0;
  const [, sign = "", whole = "", part = ""] = /^([+-]?)(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  if (whole === "") return null;
  const hundredths = (sign === "-" ? -1 : 1) * (Number(whole) * 100 + Number(part.padEnd(2, "0")));
  return hundredths >= -10_000 && hundredths <= 100_000 ? hundredths : null;
}

/** Whole kroner with a percentage added, a half rounded up. */
export const withPercent = (kroner: number, hundredths: number): number => Number((BigInt(kroner) * BigInt(10_000 + hundredths) + 5_000n) / 10_000n);
