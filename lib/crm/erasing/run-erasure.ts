import { execute } from "../../command";
import type { Database } from "../../db/client";
import { systemActor } from "../../permissions";
import { eraseOverdue } from "./erase-overdue";

/** The background job: erases all that is overdue, an operation at a time, until there is no more or it is to stop. What goes wrong is thrown. */
export async function runErasure(db: Database, isToStop: () => boolean = () => false): Promise<void> {
  for (let more = true; more && !isToStop();) {
    const outcome = await execute(eraseOverdue, {}, { db, actor: systemActor, via: "job" });
    if (!outcome.ok) throw new Error(`The erasure was refused: ${JSON.stringify(outcome)}`);
    more = outcome.value.more;
  }
}
