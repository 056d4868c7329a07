import type { Conflict } from "@/lib/refusal";
import type { FormFields } from "@/lib/form-fields";
import { href } from "@/lib/local-path";

import { groupPath, list, memberPath } from "./paths";

/** What a drop in the tree says: «7:3:», group, where to, and where it was seen; nothing is the top. */
export function dropped({ press }: FormFields): Record<string, unknown> {
  const [id, parentId, seenParentId] = String(press).split(":");
  return { id, parentId, seenParentId };
}

/** The roles of all members, each with what was seen of it. */
export function rolesIn(fields: FormFields, { seen, keep }: { seen: Record<string, string>; keep: Record<string, string> }): Record<string, unknown> {
  const roles = Object.entries(fields).filter(([name]) => name.startsWith("role-"));
  return {
    groupId: fields.groupId,
    roles: roles.map(([name, roleName]) => ({ id: name.slice("role-".length), roleName, seen: seen[name], keep: keep[name] })),
  };
}

/** What «Lagre roller» left as somebody else saved it. */
export function unsaved({ saved, left, standing }: { saved: number; left: (Conflict & { name: string })[]; standing: Record<string, string> }) {
  if (left.length === 0) return null;
  const names = left.map(({ name }) => name).join(", ");
  return { message: { key: "groups.member.left", values: { saved, left: left.length, names } }, conflicts: left, standing };
}

type Offer = Record<string, string | number>;

const text = (value: FormFields[string] | undefined): string => (typeof value === "string" ? value : "");

/** Where the question is asked whom a change of type stops being a seller: with all that was typed, and seen, beside it. */
export const asksAboutType = ({ askAgain }: Offer, { id, name, description, type }: FormFields, seen: Record<string, string>): string | null =>
  askAgain === undefined
    ? null
    : href(`${list}/${text(id)}/type`, {
        ...{ name: text(name), description: text(description), type: text(type), changed: askAgain === 1 ? 1 : null },
        ...{ seenName: seen.name, seenDescription: seen.description, seenType: seen.type },
      });

export const asksAboutDelete = ({ askAgain }: Offer, { id, subgroups }: FormFields): string | null =>
  askAgain === undefined ? null : href(`${groupPath(Number(id))}/delete`, { subgroups: text(subgroups), changed: askAgain === 1 ? 1 : null });

export const asksAboutRemoval = ({ askAgain }: Offer, { groupId, memberId }: FormFields): string | null =>
  askAgain === undefined ? null : href(`${memberPath(text(groupId), text(memberId))}/remove`, { changed: askAgain === 1 ? 1 : null });

/** The same for other days of a membership. */
export const asksAboutDays = ({ askAgain }: Offer, { groupId, memberId, roleName, from, until }: FormFields, seen: Record<string, string>): string | null =>
  askAgain === undefined
    ? null
    : href(`${memberPath(text(groupId), text(memberId))}/days`, {
        ...{ roleName: text(roleName), from: text(from), until: text(until), changed: askAgain === 1 ? 1 : null },
        ...{ seenRoleName: seen.roleName, seenFrom: seen.from, seenUntil: seen.until },
      });
