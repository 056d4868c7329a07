import { z } from "zod";

import { key } from "./text";

/** Groups of three with blanks or dots between them, or digits alone; øre after a comma, or after a dot where there is just one. */
const written = /^(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d{1,2})?$|^\d+\.\d{1,2}$/;

/** An amount as Norwegians write it («125 000», «1.250,50», «200 kr»), as øre; nothing is 0. At most `most` øre. */
export const kroner = (most: number, sentence: string) =>
  z
    .string(key(sentence))
    .max(40, key(sentence))
    .transform((typed) =>
      typed
        .replace(/[\s\u00A0\u202F]+/gu, " ")
        .replace(/kr\.?/iu, "")
        .trim(),
    )
    .refine((text) => text === "" || written.test(text), key(sentence))
    .transform(toOre)
    .refine((ore) => ore <= most, key(sentence));

function toOre(text: string): number {
  const [, whole = "", ore = ""] =
    /^(.*?)(?:,(\d{1,2})|\.(\d{1,2}))?$/.exec(/^\d+\.\d{1,2}$/.test(text) ? text.replace(".", ",") : text.includes(",") ? text : `${text},0`) ?? [];
  return Number(whole.replace(/[ .]/g, "")) * 100 + Number(ore.padEnd(2, "0"));
}
