import { z } from "zod";

import { id, key } from "../../validation/text";
import { dealShares, readShare, sumOf, wholeShare } from "./deal-shares";

/** Who sells it, and how much of it each: basis points, sorted by employee, as the log keeps it. */
export type SellerShares = [employee: number, share: number][];

/** A share as it is typed: per cent with up to two decimals («33,33»); empty for an equal part of the rest. In basis points. */
const typedShare = z
  .string(key("errors.invalid"))
  .max(20, key("opportunities.errors.share"))
  .transform((typed, context) => {
    const share = readShare(typed);
    if (share !== "unreadable") return share;
    context.addIssue({ code: "custom", message: "opportunities.errors.share" });
    return z.NEVER;
  });

const row = z.strictObject({ seller: z.union([z.literal("").transform(() => null), id], key("errors.invalid")), share: typedShare });

/** The rows of a form, those without a seller left out. */
const rows = z
  .array(row)
  .max(50, key("errors.invalid"))
  .transform((all, context): SellerShares => {
    const chosen = all.filter(({ seller }) => seller !== null).map(({ seller, share }) => ({ seller: seller ?? 0, share }));
    const refuse = (message: string, params?: Record<string, unknown>) => {
      context.addIssue({ code: "custom", message, params });
      return z.NEVER;
    };
    if (all.some(({ seller, share }) => seller === null && share !== null)) return refuse("opportunities.errors.shareOfNobody");
    if (chosen.length === 0) return refuse("opportunities.errors.noSeller");
    if (new Set(chosen.map(({ seller }) => seller)).size < chosen.length) return refuse("opportunities.errors.sellerTwice");
    const typed = chosen.map(({ share }) => share);
    const dealt = dealShares(typed);
    if (!dealt) return refuse("opportunities.errors.sharesMake", { sum: sumOf(typed) / 100 });
    return chosen.map(({ seller }, n): [number, number] => [seller, dealt[n] ?? 0]).sort(([a], [b]) => a - b);
  });

/** The same as a page sends what was seen: «3:5000,7:5000», whole. */
const seen = z
  .string()
  .regex(/^[1-9]\d{0,8}:[1-9]\d{0,4}(,[1-9]\d{0,8}:[1-9]\d{0,4})*$/, key("errors.invalid"))
  .transform((text) => text.split(",").map((pair) => pair.split(":").map(Number) as [number, number]))
  .refine((pairs) => new Set(pairs.map(([who]) => who)).size === pairs.length && sumOf(pairs.map(([, share]) => share)) === wholeShare, key("errors.invalid"));

/** Rows of a form, or what was seen as text; what is wrong is said of the field as a whole. */
export const sellersField = z.unknown().transform((sent, context): SellerShares => {
  const parsed = typeof sent === "string" ? seen.safeParse(sent) : rows.safeParse(sent);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ code: "custom", message: issue.message, params: "params" in issue ? issue.params : undefined });
  return z.NEVER;
});

/** What was seen, for a form. */
export const sellersSeen = (sellers: { id: number; share: number }[]): string =>
  [...sellers]
    .sort((a, b) => a.id - b.id)
    .map(({ id: employee, share }) => `${employee}:${share}`)
    .join(",");
