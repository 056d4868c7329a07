import { defineEntity } from "../../change-log/entity";
import { refuse } from "../../refusal";
import { countOverdue } from "./overdue";

/** After how many days the firm has deleted customers and contacts erased. Apart from the firm's other settings, since its undo may erase. */
export const erasureEntity = defineEntity({
  name: "erasure",
  table: "firm",
  subject: null,
  fields: { days: { kind: "column", column: "erase_after_days", type: "int" } },
  // The question with the count stands on the setting's own page alone.
  afterUndo: async (tx) => {
    const firm = await tx.firm.findUniqueOrThrow({ where: { id: 1 } });
    const { customers, contacts } = await countOverdue(tx, firm.eraseAfterDays, new Date());
    if (customers + contacts > 0) throw refuse("erasure.errors.askFirst", { customers, contacts, both: String(customers > 0 && contacts > 0) });
  },
});
