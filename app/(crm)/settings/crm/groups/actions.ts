"use server";

import { addMembers } from "@/lib/crm/groups/add-members";
import { createGroup } from "@/lib/crm/groups/create-group";
import { moveGroup } from "@/lib/crm/groups/move-group";
import { saveRoles } from "@/lib/crm/groups/save-roles";
import { deleteGroup } from "@/lib/crm/sellers/delete-group";
import { editGroup } from "@/lib/crm/sellers/edit-group";
import { editMembership } from "@/lib/crm/sellers/edit-membership";
import { endMembership } from "@/lib/crm/sellers/end-membership";
import { formAction } from "@/lib/form-action";
import { localPath } from "@/lib/local-path";

import { withHandOvers } from "../../hand-over-fields";
import { asksAboutDays, asksAboutDelete, asksAboutRemoval, asksAboutType, dropped, rolesIn, unsaved } from "./form-fields";
import { groupPath, list } from "./paths";

export const create = formAction(createGroup, { then: ({ id }) => groupPath(id) });

export const edit = formAction(editGroup, {
  input: withHandOvers,
  then: ({ id }) => groupPath(id),
  refused: ({ offer }, fields, seen) => asksAboutType(offer, fields, seen),
});

export const move = formAction(moveGroup, { then: ({ id }) => groupPath(id) });

export const dragTo = formAction(moveGroup, { input: dropped, then: (_, { back }) => localPath(back, list) });

export const remove = formAction(deleteGroup, {
  input: withHandOvers,
  then: ({ parentId }) => (parentId === null ? list : groupPath(parentId)),
  refused: ({ offer }, fields) => asksAboutDelete(offer, fields),
});

export const add = formAction(addMembers, { then: ({ groupId }) => groupPath(groupId) });

export const save = formAction(saveRoles, { input: rolesIn, then: ({ groupId }) => groupPath(groupId), left: unsaved });

export const editMember = formAction(editMembership, {
  input: withHandOvers,
  then: ({ groupId }) => groupPath(groupId),
  refused: ({ offer }, fields, seen) => asksAboutDays(offer, fields, seen),
});

export const removeMember = formAction(endMembership, {
  input: withHandOvers,
  then: ({ groupId }) => groupPath(groupId),
  refused: ({ offer }, fields) => asksAboutRemoval(offer, fields),
});
