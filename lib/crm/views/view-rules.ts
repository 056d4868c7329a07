import { type Actor, can } from "../../permissions";

/** Who a view belongs to, and whether everybody sees it. */
export interface ViewAccess {
  owner: number;
  shared: boolean;
}

/** One's own are seen by oneself alone, shared ones by everybody. */
export const maySeeView = (actor: Actor, { owner, shared }: ViewAccess): boolean => shared || owner === actor.id;

/** One's own are changed by oneself: a shared one as long as one may share; those that others share, by who may edit those. */
export const mayEditView = (actor: Actor, { owner, shared }: ViewAccess): boolean =>
  owner === actor.id ? !shared || can(actor, "views.share") : shared && can(actor, "views.editOthers");
