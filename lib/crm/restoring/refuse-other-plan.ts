import { isQuietSince } from "../../change-log/quiet-since";
import type { Run } from "../../command";
import { Refusal } from "../../refusal";
import type { RestorePlan } from "./plan-restore";

/** Refuses to restore what is not as the question showed it: others, or with something else by now. The plan is made anew only where something was done since. */
export async function refuseOtherPlan(
  { tx, input }: Pick<Run<{ records: number; asOf: string; signature: string }>, "tx" | "input">,
  records: number,
  planAnew: () => Promise<Pick<RestorePlan, "signature">>,
): Promise<void> {
  const asShown = records === input.records && ((await isQuietSince(tx, input.asOf)) || (await planAnew()).signature === input.signature);
  if (!asShown) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
}
