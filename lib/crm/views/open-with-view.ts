import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { optionalId } from "../../validation/text";
import { lockView } from "./lock-view";

/** The view that a person opens «Kundeoppfølging» with: one that she sees, or none. Nobody else is concerned by it. */
export const openWithView = defineCommand({
  name: "views.openWith",
  permission: "account.use",
  input: z.strictObject({ view: optionalId }),
  undo: "undo",
  async run({ input: { view: id }, actor, tx, log }) {
    const view = id === null ? null : await lockView({ tx, actor }, id);
    const [person] = await tx.$queryRaw<{ id: number; name: string; defaultView: number | null }[]>`
      SELECT id, name, default_view_id AS "defaultView" FROM employee WHERE id = ${actor.id}::int FOR NO KEY UPDATE`;
    if (!person) throw new NotFound("employee");
    if (person.defaultView === id) return;
    await tx.employee.update({ where: { id: person.id }, data: { defaultViewId: id } });
    log.note({ name: view?.name ?? "", opens: view === null ? "all" : "view" });
    log.change({ entity: employeeEntity, id: person.id, before: { defaultView: person.defaultView }, after: { defaultView: id }, label: person.name });
  },
});
