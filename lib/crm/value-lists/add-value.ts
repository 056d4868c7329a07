import { z } from "zod";

import { defineCommand } from "../../command";
import { insertValues } from "./insert-values";
import { refuseTakenName } from "./refuse-taken-name";
import type { ValueList } from "./value-list";

/** The command that adds one value at the end of a list. A name that is taken is refused with that value on offer. */
export const defineAddValue = ({ noun, permission, entity, fields }: ValueList) =>
  defineCommand({
    name: `${noun}.add`,
    permission,
    input: z.strictObject(fields),
    undo: "undo",
    async run({ input, tx, log }) {
      await refuseTakenName(tx, entity, input);
      const [id = 0] = await insertValues({ tx, log }, entity, [input]);
      log.note({ name: input.nb });
      return { id };
    },
  });
