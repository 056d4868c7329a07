"use server";

import { contactRoleCommands } from "@/lib/crm/contact-roles/contact-role-list";
import { formAction } from "@/lib/form-action";

import { bridgesOf } from "../value-lists/paths";

export const addRole = formAction(contactRoleCommands.add, bridgesOf("contactRoles").add);
export const editRole = formAction(contactRoleCommands.edit, bridgesOf("contactRoles").edit);
export const moveRole = formAction(contactRoleCommands.move, bridgesOf("contactRoles").move);
export const switchRole = formAction(contactRoleCommands.switch, bridgesOf("contactRoles").switchOnOrOff);
export const deleteRole = formAction(contactRoleCommands.delete, bridgesOf("contactRoles").remove);
