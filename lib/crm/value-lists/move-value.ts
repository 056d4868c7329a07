import { z } from "zod";

import { holdPlaces, moveToPlace } from "../../change-log/places";
import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { id, key, optionalId } from "../../validation/text";
import { lockValue } from "./lock-value";
import type { ValueEntity } from "./value-entity";
import type { ValueList } from "./value-list";

/**
 * The command that moves a value in its list: one place up or down, or, as dragging asks for, next to another one.
 * Only the moved one's place is logged; the undo puts it back while it stands where the move left it.
 */
export const defineMoveValue = ({ noun, permission, entity }: ValueList) =>
  defineCommand({
    name: `${noun}.move`,
    permission,
    input: z.strictObject({ id, to: z.enum(["up", "down", "before", "after"], key("errors.invalid")), of: optionalId.default(null) }),
    undo: "undo",
    async run({ input: { id, to, of }, tx, log }) {
      await holdPlaces(tx, entity);
      const { nb, position } = await lockValue(tx, entity, id);
      const place = to === "up" || to === "down" ? await neighbour(tx, entity, position, to) : await beside(tx, entity, position, { to, of: of ?? 0 });
      if (place === null || place === position) return { id };
      await moveToPlace(tx, entity, id, place);
      log.note({ name: nb, up: String(place < position) });
      log.change({ entity, id, before: { position }, after: { position: place } });
      return { id };
    },
  });

/** The place of the next value that is not deleted; null at the list's end. */
async function neighbour(tx: Transaction, entity: ValueEntity, position: number, to: "up" | "down"): Promise<number | null> {
  const [row] = await tx.$queryRaw<[{ up: number | null; down: number | null }]>`
    SELECT max(position) FILTER (WHERE position < ${position}) AS up, min(position) FILTER (WHERE position > ${position}) AS down
    FROM ${Prisma.raw(entity.table)} WHERE deleted_by_operation IS NULL`;
  return row[to];
}

/** The place next to another value, once the moved one is gone from its own. */
async function beside(tx: Transaction, entity: ValueEntity, position: number, { to, of }: { to: "before" | "after"; of: number }): Promise<number> {
  const { position: other } = await lockValue(tx, entity, of);
  if (to === "before") return other > position ? other - 1 : other;
  return other < position ? other + 1 : other;
}
