import type { GroupCard, TreeRow } from "@/lib/crm/groups/group-queries";
import { idParam, param, readable, type SearchParams } from "@/lib/local-path";

/** What the URL says about the tree beside whatever is chosen. */
export interface TreeState {
  /** The open branches; null: those above the chosen group, and its own. */
  open: number[] | null;
  /** What was searched for among the groups. */
  words: string;
}

/** As many branches as a URL holds with ease. */
const mostOpen = 200;

export const treeState = (params: SearchParams): TreeState => {
  const open = param(params, "open");
  return {
    open:
      open === ""
        ? null
        : open
            .split("-")
            .flatMap((part) => idParam(part) ?? [])
            .slice(0, mostOpen),
    words: readable(param(params, "q")),
  };
};

/** The open branches in a URL: «3-7»; none at all is «0», so that it is told from nothing said. */
export const openParam = (open: number[]): string => (open.length === 0 ? "0" : open.join("-"));

export const openBranches = ({ open }: TreeState, chosen: GroupCard | null): number[] =>
  open ?? (chosen ? [...chosen.path.map(({ id }) => id), chosen.id] : []);

export interface Branch extends TreeRow {
  isOpen: boolean;
  subgroups: Branch[];
}

/** The rows as they stand under one another; what is open but stands under something closed is not shown. */
export function branchesOf(rows: TreeRow[], open: number[]): Branch[] {
  const under = new Map<number | null, TreeRow[]>();
  for (const row of rows) under.set(row.parentId, [...(under.get(row.parentId) ?? []), row]);
  const below = (parent: number | null): Branch[] =>
    (under.get(parent) ?? []).map((row) => {
      const isOpen = row.hasSubgroups && open.includes(row.id);
      return { ...row, isOpen, subgroups: isOpen ? below(row.id) : [] };
    });
  return below(null);
}
