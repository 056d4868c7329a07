import { type Command, execute } from "../command";
import type { Database } from "../db/client";
import type { Actor } from "../permissions";

/** Carries a command out as somebody, at a time of the past; answers its value. */
export type Act = <Input, Value>(command: Command<Input, Value>, input: unknown, by: { as: Actor; at: Date }) => Promise<Value>;

/**
 * How the demo firm's people act: by the product's own commands, nothing else, each at its own time. What is
 * refused stops the loading, since it is a mistake in the demo.
 */
export const demoFirmActs =
  (db: Database): Act =>
  async (command, input, { as, at }) => {
    const outcome = await execute(command, input, { db, actor: as, via: "demo", now: at });
    if (!outcome.ok) throw new Error(`the demo firm's ${command.name} was refused: ${JSON.stringify(outcome)}`);
    return outcome.value;
  };
