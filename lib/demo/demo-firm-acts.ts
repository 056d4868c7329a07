import { type Command, execute } from "../command";
import type { Database } from "../db/client";
import type { Actor } from "../permissions";

/** Carries a command out as somebody, at a time of the past; answers its value. `begun` is called as soon as it has its place in the log. */
export type Act = <Input, Value>(
  command: Command<Input, Value>,
  input: unknown,
  by: { as: Actor; at: Date; begun?: (() => void) | undefined },
) => Promise<Value>;

/**
 * How the demo firm's people act: by the product's own commands, nothing else, each at its own time. What is
 * refused stops the loading, since it is a mistake in the demo.
 */
export const demoFirmActs =
  (db: Database): Act =>
  async (command, input, { as, at, begun }) => {
    const told: typeof command = { ...command, run: (run) => (begun?.(), command.run(run)) };
    const outcome = await execute(told, input, { db, actor: as, via: "demo", now: at });
    if (!outcome.ok) throw new Error(`the demo firm's ${command.name} was refused: ${JSON.stringify(outcome)}`);
    return outcome.value;
  };

/** Two acts side by side, the first of which stands first in the log. */
export async function sideBySide<First, Second>(first: (begun: () => void) => Promise<First>, second: () => Promise<Second>): Promise<[First, Second]> {
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const acting = first(begun);
  await Promise.race([hasBegun, acting]);
  return Promise.all([acting, second()]);
}
