import type { UsedOn } from "@/lib/crm/value-lists/value-entity";
import type { Uses } from "@/lib/crm/value-lists/value-uses";
import type { Texts } from "@/lib/i18n/texts";

/** On how many records of these kinds a value is used: one sentence where it is on two kinds, else one for each. */
export function usesSaid(t: Texts, kinds: UsedOn[], uses: Uses): string[] {
  const counts = kinds.filter((on) => uses[on] > 0).map((on) => t(`valueLists.count.${on}`, { count: uses[on] }));
  const [first, second] = counts;
  if (counts.length === 2 && first !== undefined && second !== undefined) return [t("valueLists.delete.used.both", { first, second })];
  return kinds.map((on) => t(`valueLists.delete.used.${on}`, { count: uses[on] }));
}
