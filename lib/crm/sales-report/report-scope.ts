import type { GroupTree } from "./group-tree";

/** What the report is narrowed to. */
export type ReportScope = { kind: "all" } | { kind: "seller"; id: number } | { kind: "group"; id: number } | { kind: "no group" };

/** Whether what counts for a seller while in these groups is in the scope. */
export function inScope(scope: ReportScope, tree: GroupTree): (one: { employee: number; groups: readonly number[] }) => boolean {
  switch (scope.kind) {
    case "all":
      return () => true;
    case "seller":
      return ({ employee }) => employee === scope.id;
    case "group": {
      const within = new Set(tree.downFrom(scope.id));
      return ({ groups }) => groups.some((group) => within.has(group));
    }
    case "no group":
      return ({ groups }) => groups.length === 0;
  }
}
