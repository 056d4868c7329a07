import { countLimit } from "../count-limit";
import type { Texts } from "./texts";

/** «3 094», «over 10 000». */
export const upTo = (t: Texts, count: number): string => (count > countLimit ? over(t, countLimit) : t.number(count));

/** «over 1 000»: more than it was counted to. */
export const over = (t: Texts, count: number): string => t("shell.list.over", { count: t.number(count) });
