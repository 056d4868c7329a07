import type { z } from "zod";

import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Refusal } from "../../refusal";
import { type CustomerRestorePlan, planRestoreOfCustomers } from "../deleted-customers/plan-restore-of-customers";
import { restorableCustomers } from "../deleted-customers/restorable-customers";
import { whereIds } from "../deleted-customers/restore-customers";
import { answerConflicts } from "../restoring/answer-conflicts";
import { refuseOtherPlan } from "../restoring/refuse-other-plan";
import { restoreFields } from "../restoring/restore-fields";
import type { DeletedTwin } from "./plan-import";

type Twin = Pick<DeletedTwin, "customer">;

/** What the question whether to import sends of the customers that rows would bring back: what was shown of it (see RestorePlan), and what was chosen for each conflict. */
export const restoredRowsFields = {
  asOf: restoreFields.asOf.optional(),
  signature: restoreFields.signature.default(""),
  answers: restoreFields.answers,
};
type Shown = z.output<z.ZodObject<typeof restoredRowsFields>>;

/** No customers are deleted or restored meanwhile; before any row is held. */
export const holdDeletions = ({ tx }: Pick<Run<unknown>, "tx">): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customers.deleteMany', 0))`;

/** What the restoring of the deleted customers of some rows comes to. */
export const planRestoreOfRows = (db: Transaction, deleted: Twin[], language: "nb" | "en", now: Date): Promise<CustomerRestorePlan> =>
  planRestoreOfCustomers(db, whereIds(deleted.map(({ customer }) => customer)), language, now);

/**
 * Does what was chosen for what those customers can't get back as it was, or asks again when it is something else than was
 * shown. Answers whether anything was changed, so that the rows are to be compared with it anew.
 */
export async function answerRows(run: Run<Shown>, deleted: Twin[]): Promise<boolean> {
  const { asOf, signature, answers } = run.input;
  if (asOf === undefined) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
  const input = { records: deleted.length, asOf, signature };
  await refuseOtherPlan({ tx: run.tx, input }, deleted.length, () => planRestoreOfRows(run.tx, deleted, "nb", run.now));
  await answerConflicts(run, restorableCustomers, whereIds(deleted.map(({ customer }) => customer)), answers);
  return Object.values(answers).some((answer) => answer !== "keep");
}
