import { totalmem } from "node:os";

/** In MiB. */
const [least, most] = [128, 2048];

/**
 * How much of a machine's memory (bytes) PostgreSQL keeps pages of its tables in (MiB): an eighth. A page that is not there
 * is asked of the system, at several times the cost, and at a million customers a search visits thousands of them. A small
 * firm never fills it, and what is not filled is not taken.
 */
export function sharedBuffers(memory: number): number {
  return Math.min(Math.max(Math.floor(memory / 2 ** 20 / 8), least), most);
}

/** The memory (bytes) there is: the machine's, or what a container may have of it. */
export function memoryHere(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity);
}
