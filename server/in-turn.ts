import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";

interface Turns {
  /** One page more than there are cores: while one waits for the database, another is made. */
  atOnce: number;
  /** How long (milliseconds) a page may keep the next one from its turn: it may wait for something else than the cores, or for a slow reader. */
  patience: number;
}

const usual: Turns = { atOnce: availableParallelism() + 1, patience: 250 };

/**
 * Begins pages in the order they were asked for, a few at once. All at once they would share the cores, and each of a
 * crowd's pages be ready when the last one is. See docs/decisions/1305-many-at-once.md.
 */
export function inTurn({ atOnce, patience }: Turns = usual): (make: () => Promise<void>) => Promise<void> {
  const turns = pLimit(atOnce);
  return (make) =>
    new Promise((resolve, reject) => {
      void turns(async () => {
        const made = make();
        made.then(resolve, reject);
        await Promise.race([made.catch(() => undefined), sleep(patience, undefined, { ref: false })]);
      });
    });
}
