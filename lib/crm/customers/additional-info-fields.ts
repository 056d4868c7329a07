import { z } from "zod";

import { id, key } from "../../validation/text";

const chosenId = z.union([z.null(), z.literal("").transform(() => null), id], key("errors.invalid"));

/** Ids as checkboxes send them (an empty one comes along, so that none ticked is told from not sent) or joined by commas, as they were seen. */
const chosenIds = z
  .unknown()
  .transform((sent) => [sent].flat().flatMap((one) => (typeof one === "string" ? one.split(",").filter((part) => part !== "") : [one])))
  .pipe(z.array(id, key("errors.invalid")).max(2000, key("errors.invalid")))
  .transform((chosen) => [...new Set(chosen)].sort((a, b) => a - b));

/** «Tilleggsinfo» as a form sends it and as the log keeps it: one origin, any number of products (sorted ids), one source. */
export const additionalInfoFields = { origin: chosenId, products: chosenIds, source: chosenId };

export type AdditionalInfoField = keyof typeof additionalInfoFields;

/** Whether a field of a customer is one of «Tilleggsinfo». */
export const isAdditionalInfo = (field: string): field is AdditionalInfoField => Object.hasOwn(additionalInfoFields, field);
