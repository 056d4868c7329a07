import { defineCreatePlainValues } from "../value-lists/create-values";
import { contactRoleEntity } from "./contact-role-entity";

/** Adds role descriptions, one or many, at the end of the list. */
export const createContactRoles = defineCreatePlainValues({
  name: "contactRoles.create",
  permission: "contactRoles.edit",
  entity: contactRoleEntity,
});
