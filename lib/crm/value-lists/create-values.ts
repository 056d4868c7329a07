import { z } from "zod";

import { type Command, defineCommand } from "../../command";
import type { Permission } from "../../permissions";
import { insertValues, type Value } from "./insert-values";
import type { ValueEntity } from "./value-entity";
import { valueNames } from "./value-fields";

const plainValue = z.strictObject(valueNames);

export interface CreatedValues {
  ids: number[];
}

/**
 * The command that adds values, one or many, at the end of a list. A name that is taken is refused by the
 * database's own rule, and nothing is added then.
 */
export const defineCreateValues = <Schema extends z.ZodType<Value>>(list: {
  name: string;
  permission: Permission;
  entity: ValueEntity;
  value: Schema;
}): Command<{ values: z.output<Schema>[] }, CreatedValues> =>
  defineCommand({
    name: list.name,
    permission: list.permission,
    input: z.strictObject({ values: z.array(list.value).min(1).max(200) }),
    undo: "undo",
    async run({ input: { values }, tx, log }) {
      const ids = await insertValues({ tx, log }, list.entity, values);
      log.note({ values: values.length, names: values.map(({ nb }) => nb).join(", ") });
      return { ids };
    },
  });

/** Such a command for a list whose values have names and nothing else. */
export const defineCreatePlainValues = (list: { name: string; permission: Permission; entity: ValueEntity }) =>
  defineCreateValues({ ...list, value: plainValue });
