import { defineValueCommands } from "../value-lists/define-value-commands";
import { valueNames } from "../value-lists/value-fields";
import type { ValueList } from "../value-lists/value-list";
import { contactRoleEntity } from "./contact-role-entity";

/** «Roller». */
export const contactRoleList: ValueList = { noun: "contactRoles", permission: "contactRoles.edit", entity: contactRoleEntity, fields: valueNames };

export const contactRoleCommands = defineValueCommands(contactRoleList);
