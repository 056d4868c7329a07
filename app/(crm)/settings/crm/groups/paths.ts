import { href } from "@/lib/local-path";

export const list = "/settings/crm/groups";

/** One group, beside the tree. */
export const groupPath = (id: number): string => `${list}/${id}`;

/** One member of a group. */
export const memberPath = (groupId: number | string, memberId: number | string): string => `${list}/${groupId}/members/${memberId}`;

/** A new group, at the top or under another. */
export const newPath = (parent: number | null = null): string => href(`${list}/new`, { parent });
