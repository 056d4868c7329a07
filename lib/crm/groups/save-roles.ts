import { z } from "zod";

import { editFields } from "../../change-log/edit-fields";
import { defineCommand, type Run } from "../../command";
import { type Conflict, type Message, Refusal } from "../../refusal";
import { id } from "../../validation/text";
import { groupMemberEntity } from "./group-entity";
import { roleName } from "./group-fields";
import { holdGroup } from "./lock-group";
import { lockMembers } from "./lock-members";

const role = z.object({
  /** The membership's id. */
  id,
  /** As typed: what can't be a role is said by its field, which an array's issue could not name. */
  roleName: z.string(),
  seen: z.string().max(1_000).optional(),
  keep: z.enum(["mine", "theirs"]).optional(),
});

/** The form's field of one member's role. */
export const roleField = (member: number): string => `role-${member}`;

/**
 * «Lagre roller»: the roles of all members of a group in one go, each guarded by itself. Where somebody else changed
 * one since it was seen, that one is left and named in the answer, and the rest is saved; `standing` is what the other
 * fields hold now.
 */
export const saveRoles = defineCommand({
  name: "groups.saveRoles",
  permission: "groups.edit",
  input: z.strictObject({ groupId: id, roles: z.array(role).max(1_000) }),
  undo: "undo",
  async run(run) {
    const { groupId, roles } = run.input;
    const group = await holdGroup(run.tx, groupId);
    const typed = parsed(roles);
    const members = await lockMembers(
      run.tx,
      groupId,
      roles.map((each) => each.id),
    );
    const left: (Conflict & { name: string })[] = [];
    const standing: Record<string, string> = {};
    let saved = 0;
    for (const { id: memberId, seen, keep } of roles) {
      const member = members.get(memberId);
      if (!member) continue;
      const [field, role] = [roleField(memberId), typed.get(memberId) ?? ""];
      const answer = await saveRole(run, { id: memberId, roleName: role, seen, keep }, member);
      if (answer === "saved") saved += 1;
      if (answer && answer !== "saved") left.push({ ...answer, field, name: member.name });
      else standing[field] = keep === "theirs" ? await roleNow(run, memberId) : role;
    }
    if (saved > 0) run.log.note({ group: group.name, members: saved });
    return { groupId, saved, left, standing };
  },
});

/** The roles as they are to be; what can't be one is refused by its field. */
function parsed(roles: { id: number; roleName: string }[]): Map<number, string> {
  const [typed, errors] = [new Map<number, string>(), {} as Record<string, Message>];
  for (const each of roles) {
    const result = roleName.safeParse(each.roleName);
    if (result.success) typed.set(each.id, result.data);
    else errors[roleField(each.id)] = messageOf(result.error);
  }
  if (Object.keys(errors).length > 0) throw new Refusal({ fieldErrors: errors });
  return typed;
}

function messageOf(error: z.ZodError): Message {
  const [issue] = error.issues;
  return { key: issue?.message ?? "errors.invalid", values: issue && "params" in issue ? (issue.params as Message["values"]) : undefined };
}

async function roleNow({ tx }: Run<unknown>, memberId: number): Promise<string> {
  return (await tx.groupMember.findUniqueOrThrow({ where: { id: memberId }, select: { roleName: true } })).roleName;
}

interface Role {
  id: number;
  roleName: string;
  seen?: string;
  keep?: "mine" | "theirs";
}

async function saveRole(run: Run<unknown>, { id: memberId, roleName: typed, seen, keep }: Role, member: { name: string; employeeId: number }) {
  const edit = { entity: groupMemberEntity, id: memberId, label: member.name, subjectId: member.employeeId };
  try {
    const written = await editFields(run, {
      ...edit,
      fields: { roleName: typed },
      seen: seen === undefined ? {} : { roleName: seen },
      keep: keep ? { roleName: keep } : {},
    });
    return written.length > 0 ? ("saved" as const) : null;
  } catch (error) {
    const [conflict] = error instanceof Refusal ? error.conflicts : [];
    if (!conflict) throw error;
    return conflict;
  }
}
