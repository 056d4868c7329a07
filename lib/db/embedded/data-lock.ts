import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { processIdentity } from "./process-identity";

/** Who uses a data folder now. */
export type Holder = { pid: number; identity: string; address?: string };

export type DataLock = {
  /** Lets a refused second start name the address of the first. */
  publishAddress(address: string): void;
  release(): void;
};

/**
 * Takes the data folder for this process, or tells who has it. A lock whose process is gone (also
 * by kill -9) counts for nothing.
 *
 * Locks are numbered and the highest one counts. Taking over means creating the next number, which
 * only one of two simultaneous starts can do; the highest file is never removed while another
 * could still take a lower one for the newest.
 */
export function takeDataLock(folder: string): DataLock | Holder {
  const self: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? "" };
  for (;;) {
    const newest = lockNumbers(folder).at(-1) ?? 0;
    const holder = newest > 0 ? readHolder(lockFile(folder, newest)) : undefined;
    if (holder && isAlive(holder)) return holder;
    const mine = newest + 1;
    if (!createWhole(lockFile(folder, mine), self)) continue;
    if (lockNumbers(folder).at(-1) !== mine) {
      rmSync(lockFile(folder, mine), { force: true });
      continue;
    }
    for (const older of lockNumbers(folder)) if (older < mine) rmSync(lockFile(folder, older), { force: true });
    return heldLock(lockFile(folder, mine), self);
  }
}

/** Who holds the folder now, if anybody that still runs. */
export function dataLockHolder(folder: string): Holder | undefined {
  const newest = lockNumbers(folder).at(-1);
  const holder = newest === undefined ? undefined : readHolder(lockFile(folder, newest));
  return holder && isAlive(holder) ? holder : undefined;
}

function heldLock(file: string, self: Holder): DataLock {
  let held = true;
  const write = (holder: Holder) => {
    try {
      replaceWhole(file, holder);
    } catch {
      // A full disk, say. The address is a courtesy, and the end of this process frees the folder as well.
    }
  };
  return {
    publishAddress: (address) => write({ ...self, address }),
    release() {
      if (held) write({ pid: 0, identity: "" });
      held = false;
    },
  };
}

function isAlive(holder: Holder): boolean {
  return holder.pid > 0 && processIdentity(holder.pid) === holder.identity;
}

const LOCK_NAME = /^lock\.(\d+)$/;

function lockFile(folder: string, number: number): string {
  return path.join(folder, `lock.${number}`);
}

function lockNumbers(folder: string): number[] {
  return readdirSync(folder)
    .map((name) => Number(LOCK_NAME.exec(name)?.[1]))
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Creates the file with its whole content at once; false when it exists. */
function createWhole(file: string, holder: Holder): boolean {
  const draft = writeDraft(file, holder);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceWhole(file: string, holder: Holder): void {
  renameSync(writeDraft(file, holder), file);
}

function writeDraft(file: string, holder: Holder): string {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, JSON.stringify(holder));
  return draft;
}
