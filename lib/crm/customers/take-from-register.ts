import { z } from "zod";

import { editFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { NotFound, Refusal, refuse } from "../../refusal";
import { id, key } from "../../validation/text";
import { compareWithRegister } from "../register/compare-with-register";
import { customerEntity } from "./customer-entity";
import { rememberRegister } from "./register-facts";

const marks = z
  .union([z.string().max(100), z.array(z.string().max(100)).max(50)], key("errors.invalid"))
  .optional()
  .transform((sent) => new Set(sent === undefined ? [] : [sent].flat()));

/**
 * «Oppdater fra registeret»: writes the fields that were chosen, each as it was seen. Where one of them, or what the
 * register says of it, is another by now, it asks again. One operation, undone as one; what was taken counts as the
 * register's from then on.
 */
export const takeFromRegister = defineCommand({
  name: "customers.takeFromRegister",
  permission: "customers.edit",
  input: z.strictObject({ id, take: marks }),
  undo: "undo",
  async run(run) {
    const { id, take } = run.input;
    const comparison = await compareWithRegister(run.tx, id, { lock: true });
    if (!comparison) throw new NotFound("customer");
    const taken = comparison.differences.filter(({ mark, always }) => always || take.has(mark));
    const found = new Set(taken.map(({ mark }) => mark));
    if ([...take].some((mark) => !found.has(mark))) throw new Refusal({ message: { key: "register.errors.changed" }, offer: { askAgain: 1 } });
    if (taken.length === 0) throw refuse("register.errors.nothingChosen");
    const fields = Object.fromEntries(taken.map(({ field, register }) => [field, register]));
    await editFields(run, { entity: customerEntity, id, fields, seen: {}, keep: {}, label: comparison.name });
    await run.tx.customer.update({ where: { id }, data: { updatedByOperation: run.operationId } });
    const remembered = Object.fromEntries(taken.filter(({ always }) => !always).map(({ field, register }) => [field, register]));
    await rememberRegister(run.tx, id, remembered);
    return { id };
  },
});
