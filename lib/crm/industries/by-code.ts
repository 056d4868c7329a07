import { codeOrder } from "./code-order";

/**
 * Industries as pickers list them, the code before the name («41 Oppføring av bygninger»): first those with a code,
 * each section before what lies in it, then the others in the order they came in.
 */
export const byCode = <One extends { name: string; code: string | null }>(industries: readonly One[]): One[] =>
  industries
    .map((industry) => ({ order: industry.code === null ? "\uFFFF" : codeOrder(industry.code), industry }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ industry }) => ({ ...industry, name: industry.code === null ? industry.name : `${industry.code} ${industry.name}` }));
