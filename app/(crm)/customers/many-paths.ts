import type { ManyAct } from "@/lib/crm/customers/many-acts";

/** The acts on many in the order in which they stand beside each other, each with the last part of its page's path. */
const segments: Record<ManyAct, string> = {
  putCategory: "put-category",
  takeCategory: "take-category",
  setIndustry: "set-industry",
  setSeller: "set-seller",
  setSource: "set-source",
};

/** Where one chooses what to do with those selected. */
export const changeManyPath = "/customers/change-many";

/** Where the selected are deleted, after a question of its own kind. */
export const deleteManyPath = `${changeManyPath}/delete`;

export const manyActNames = Object.keys(segments) as ManyAct[];

export const manyPath = (act: ManyAct): string => `${changeManyPath}/${segments[act]}`;

export const manyActOf = (segment: string): ManyAct | undefined => manyActNames.find((act) => segments[act] === segment);
