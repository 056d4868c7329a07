import { defineValueCommands } from "../value-lists/define-value-commands";
import { valueNames } from "../value-lists/value-fields";
import type { ValueList } from "../value-lists/value-list";
import { originEntity, productEntity, sourceEntity } from "./additional-info-entities";

/** «Kontaktopprinnelse». */
export const originList: ValueList = { noun: "origins", permission: "additionalInfo.edit", entity: originEntity, fields: valueNames };

/** «Produkter». */
export const productList: ValueList = { noun: "products", permission: "additionalInfo.edit", entity: productEntity, fields: valueNames };

/** «Kilder». */
export const sourceList: ValueList = { noun: "sources", permission: "additionalInfo.edit", entity: sourceEntity, fields: valueNames };

export const originCommands = defineValueCommands(originList);
export const productCommands = defineValueCommands(productList);
export const sourceCommands = defineValueCommands(sourceList);
