/** Why a page can't be shown: thrown by what a page asks, answered by `guardedPage` with a page that says so. */
export class PageRefusal extends Error {
  constructor(readonly status: 403 | 404) {
    super(status === 403 ? "not permitted" : "no such page");
    this.name = "PageRefusal";
  }
}

/** The record of the address does not exist, or not for this person. */
export function noSuchPage(): never {
  throw new PageRefusal(404);
}

/** A section that is for other roles. */
export function noAccess(): never {
  throw new PageRefusal(403);
}
