import { z } from "zod";

import { writeField } from "../../change-log/record-fields";
import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { Refusal, refuseField } from "../../refusal";
import { id, key } from "../../validation/text";
import { holdOffered, lockValue } from "./lock-value";
import { replaceValue } from "./replace-value";
import type { ValueEntity } from "./value-entity";
import type { ValueList } from "./value-list";
import { countUsesOf, type Uses } from "./value-uses";

const count = z.coerce.number().int().min(0).max(2_147_483_647);

/** What the question said of how much the value is used, sent back with «Ja». */
const seenUses = { customers: count, opportunities: count, contacts: count, deleted: count };

/** Another value, or «none»: said by whoever deletes, never assumed. */
const replacement = z.union([z.literal("none").transform(() => null), id], key("valueLists.errors.chooseReplacement"));

/**
 * The command that deletes a value together with the choice of what takes its place wherever it is used. Asked again
 * when it is used on other records than the question said. Whoever is putting it on one is waited for, and whoever
 * comes later is refused: the value's row is locked against both.
 */
export const defineDeleteValue = ({ noun, permission, entity }: ValueList) =>
  defineCommand({
    name: `${noun}.delete`,
    permission,
    input: z.strictObject({ id, replacement, ...seenUses }),
    undo: "undo",
    timeout: 120_000,
    long: ({ customers, contacts, opportunities }) => ({ customers, contacts, opportunities }),
    async run({ input: { id, replacement: to, ...seen }, tx, log, operationId }) {
      const { value, into } = await lockBoth(tx, entity, id, to);
      const uses = await countUsesOf(tx, entity, id);
      if (Object.keys(seenUses).some((on) => uses[on as keyof Uses] !== seen[on as keyof Uses]))
        throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: id } });
      for (const use of entity.uses) await replaceValue({ tx, log, operationId }, use, { from: id, to });
      await writeField(tx, entity, id, "deleted", { from: false, to: true, operationId });
      const used = Object.values(uses).some((records) => records > 0);
      log.note({ name: value.nb, into: into?.nb ?? "", replaced: String(into !== null), used: String(used), ...uses });
      log.change({ entity, id, before: { deleted: false }, after: { deleted: true } });
      return { id };
    },
  });

/** In the order of their ids, so that two who replace each one by the other's wait instead of blocking each other. */
async function lockBoth(tx: Transaction, entity: ValueEntity, id: number, to: number | null) {
  if (to === id) throw refuseField("replacement", "valueLists.errors.chooseReplacement");
  const hold = async () => {
    const offered = to === null ? null : await holdOffered(tx, entity, to);
    if (to !== null && offered === null) throw refuseField("replacement", "valueLists.errors.replacementGone");
    return offered;
  };
  if (to !== null && to < id) {
    const into = await hold();
    return { value: await lockValue(tx, entity, id), into };
  }
  const value = await lockValue(tx, entity, id);
  return { value, into: await hold() };
}
