import { contactRoleList } from "@/lib/crm/contact-roles/contact-role-list";

import type { ListParts } from "../value-lists/list-parts";
import { valuePath } from "../value-lists/paths";
import { addRole, deleteRole, editRole, moveRole, switchRole } from "./actions";

/** «Roller»: one list alone. */
export const roles: ListParts = {
  list: contactRoleList,
  actions: { add: addRole, edit: editRole, move: moveRole, switchOnOrOff: switchRole, remove: deleteRole },
  records: { contacts: (id) => valuePath("contactRoles", id, "contacts") },
};
