/** What a change of the tree comes to. */
export type TreeOutcome = "done" | "unchanged" | "refused";

interface Node {
  parent: number | null;
  deleted: boolean;
}

interface Change {
  node: number;
  field: "parent" | "deleted";
  before: number | boolean | null;
  after: number | boolean | null;
  /** The making of the node: its undo is refused where something stands under it. */
  made?: true;
}

/** The tree of groups as the product says it behaves, with nothing of a database: what the real one is compared with. */
export class TreeModel {
  nodes: Node[] = [];
  private acts: { changes: Change[]; undone: boolean }[] = [];

  create(parent: number | null): TreeOutcome {
    if (parent !== null && !this.stands(parent)) return "refused";
    this.nodes.push({ parent, deleted: false });
    return this.did([{ node: this.nodes.length - 1, field: "deleted", before: true, after: false, made: true }]);
  }

  move(node: number, parent: number | null): TreeOutcome {
    const moving = this.nodes[node];
    if (!moving || moving.deleted) return "refused";
    if (moving.parent === parent) return "unchanged";
    if (parent !== null && (!this.stands(parent) || this.above(parent).includes(node))) return "refused";
    return this.write([{ node, field: "parent", before: moving.parent, after: parent }]);
  }

  delete(node: number, subgroups: "moveUp" | "delete"): TreeOutcome {
    if (!this.stands(node)) return "refused";
    const under = this.nodes.flatMap((each, n) => (!each.deleted && n !== node && this.above(n).includes(node) ? [n] : []));
    const deleting = [node, ...(subgroups === "delete" ? under : [])];
    const to = this.nodes[node]?.parent ?? null;
    const children = subgroups === "moveUp" ? under.filter((n) => this.nodes[n]?.parent === node) : [];
    return this.write([
      ...deleting.map((n) => ({ node: n, field: "deleted" as const, before: false, after: true })),
      ...children.map((n) => ({ node: n, field: "parent" as const, before: node, after: to })),
    ]);
  }

  /** Each field that still holds what the act left in it is put back, last first; refused where that leaves the tree broken. */
  undo(act: number): TreeOutcome {
    const undone = this.acts[act];
    if (!undone || undone.undone) return "refused";
    const held = structuredClone(this.nodes);
    const changes: Change[] = [];
    for (const change of [...undone.changes].reverse()) {
      const node = this.nodes[change.node] as Node;
      if (change.made && this.nodes.some(({ parent, deleted }) => parent === change.node && !deleted)) return this.back(held);
      if (node[change.field] !== change.after) continue;
      Object.assign(node, { [change.field]: change.before });
      if (change.field === "parent" && node.parent !== null && this.above(node.parent).includes(change.node)) return this.back(held);
      changes.push({ node: change.node, field: change.field, before: change.after, after: change.before });
    }
    if (changes.length === 0 || this.hasOrphan()) return this.back(held);
    undone.undone = true;
    return this.did(changes);
  }

  private write(changes: Change[]): TreeOutcome {
    for (const { node, field, after } of changes) Object.assign(this.nodes[node] as Node, { [field]: after });
    return this.did(changes);
  }

  private did(changes: Change[]): TreeOutcome {
    this.acts.push({ changes, undone: false });
    return "done";
  }

  private back(held: Node[]): TreeOutcome {
    this.nodes = held;
    return "refused";
  }

  private stands(node: number): boolean {
    return this.nodes[node]?.deleted === false;
  }

  /** The node itself and all above it; as far as there is an end. */
  private above(node: number): number[] {
    const path: number[] = [];
    for (let at: number | null = node; at !== null && !path.includes(at); at = this.nodes[at]?.parent ?? null) path.push(at);
    return path;
  }

  private hasOrphan(): boolean {
    return this.nodes.some(({ parent, deleted }) => !deleted && parent !== null && !this.stands(parent));
  }
}
