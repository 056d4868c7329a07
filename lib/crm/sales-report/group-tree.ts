import type { Database } from "../../db/client";

export interface TreeGroup {
  id: number;
  name: string;
  parent: number | null;
  /** Of type «Salg» on some day of the period. */
  sold: boolean;
}

/** Today's tree of groups, in Norwegian order. */
export class GroupTree {
  private readonly byId: Map<number, TreeGroup>;
  private readonly children = new Map<number | null, TreeGroup[]>();
  private readonly above = new Map<number, readonly number[]>();

  constructor(readonly groups: readonly TreeGroup[]) {
    this.byId = new Map(groups.map((group) => [group.id, group]));
    for (const { parent } of groups) this.children.set(parent, []);
    for (const group of groups) this.children.get(group.parent)?.push(group);
  }

  /** What stands right under a group, or at the top. */
  under(id: number | null): readonly TreeGroup[] {
    return this.children.get(id) ?? [];
  }

  get(id: number): TreeGroup | undefined {
    return this.byId.get(id);
  }

  /** The group and all it stands under, the nearest first. */
  upFrom(id: number): readonly number[] {
    const kept = this.above.get(id);
    if (kept) return kept;
    const parent = this.byId.get(id)?.parent ?? null;
    const path = [id, ...(parent === null ? [] : this.upFrom(parent))];
    this.above.set(id, path);
    return path;
  }

  /** These groups and all they stand under, each once. */
  allUpFrom(ids: readonly number[]): ReadonlySet<number> {
    return new Set(ids.flatMap((id) => [...this.upFrom(id)]));
  }

  /** The group and all that stands under it. */
  downFrom(id: number): number[] {
    return [id, ...this.under(id).flatMap((child) => this.downFrom(child.id))];
  }
}

export async function readGroupTree(db: Database, { from, to }: { from: string; to: string }): Promise<GroupTree> {
  return new GroupTree(
    await db.$queryRaw<TreeGroup[]>`
      SELECT g.id, g.name, g.parent_id AS parent,
             EXISTS (SELECT 1 FROM group_type_period t
                     WHERE t.group_id = g.id AND t.type = 'SALES' AND t.period && daterange(${from}::date, ${to}::date, '[]')) AS sold
      FROM employee_group g WHERE g.deleted_by_operation IS NULL ORDER BY g.name COLLATE "nb-NO-x-icu", g.id`,
  );
}
