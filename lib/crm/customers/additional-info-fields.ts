import { z } from "zod";

import { chosenIds, id, key } from "../../validation/text";

const chosenId = z.union([z.null(), z.literal("").transform(() => null), id], key("errors.invalid"));

/** «Tilleggsinfo» as a form sends it and as the log keeps it: one origin, any number of products (sorted ids), one source. */
export const additionalInfoFields = { origin: chosenId, products: chosenIds, source: chosenId };

/** The lists their values are chosen from. */
export const additionalInfoLists = { origin: "origin", products: "product", source: "source" };

/** Whether a field of a customer is one of «Tilleggsinfo». */
export const isAdditionalInfo = (field: string): boolean => Object.hasOwn(additionalInfoFields, field);
