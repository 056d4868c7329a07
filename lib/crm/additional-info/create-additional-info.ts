import { defineCreatePlainValues } from "../value-lists/create-values";
import { originEntity, productEntity, sourceEntity } from "./additional-info-entities";

/** Adds origins, one or many, at the end of the list. */
export const createOrigins = defineCreatePlainValues({ name: "origins.create", permission: "additionalInfo.edit", entity: originEntity });

/** Adds products, one or many, at the end of the list. */
export const createProducts = defineCreatePlainValues({ name: "products.create", permission: "additionalInfo.edit", entity: productEntity });

/** Adds sources, one or many, at the end of the list. */
export const createSources = defineCreatePlainValues({ name: "sources.create", permission: "additionalInfo.edit", entity: sourceEntity });
