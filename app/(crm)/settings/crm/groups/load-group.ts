import { cache } from "react";

import type { Reader } from "@/lib/auth/current-session";
import { findGroup, type GroupCard, type Visible } from "@/lib/crm/groups/group-queries";
import { findMember, type MemberRow } from "@/lib/crm/groups/member-queries";
import { todayInOslo } from "@/lib/dates/today";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";
import { can } from "@/lib/permissions";

/** Which groups a person sees here: who may change them, all; others those of type «Salg». */
export const visibleTo = ({ actor }: Reader): Visible => (can(actor, "groups.edit") ? "all" : "sales");

export const today = (): string => todayInOslo(new Date());

/** Asked once per request, for the page, its title and its tree. */
const groupById = cache((id: number, visible: Visible, day: string) => findGroup(database(), id, { visible, today: day }));

/** The group of a page's address; a page that does not exist where it is deleted, never was, or is not seen. */
export async function groupOr404(reader: Reader, params: Promise<{ id: string }>): Promise<GroupCard> {
  const id = idParam((await params).id);
  return (id === null ? null : await groupById(id, visibleTo(reader), today())) ?? noSuchPage();
}

const memberById = cache((groupId: number, id: number, day: string) => findMember(database(), { groupId, id, today: day }));

/** The group and the member of a page's address. */
export async function memberOr404(reader: Reader, params: Promise<{ id: string; memberId: string }>): Promise<{ group: GroupCard; member: MemberRow }> {
  const group = await groupOr404(reader, params);
  const id = idParam((await params).memberId);
  const member = id === null ? null : await memberById(group.id, id, today());
  return { group, member: member ?? noSuchPage() };
}
