import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { printedBy, runTypeScript } from "../../testing/run-typescript";
import { type DataLock, dataLockHolder, takeDataLock } from "./data-lock";
import { processIdentity } from "./process-identity";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "crm-lock-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a folder in use is refused, telling who has it and where", () => {
  const lock = takeDataLock(folder) as DataLock;
  lock.publishAddress("http://127.0.0.1:3000");
  expect(takeDataLock(folder)).toMatchObject({ pid: process.pid, address: "http://127.0.0.1:3000" });
});

it("a folder given free is there for the next one", () => {
  (takeDataLock(folder) as DataLock).release();
  expect(dataLockHolder(folder)).toBeUndefined();
  expect(takeDataLock(folder)).toHaveProperty("release");
});

it("a lock whose process is gone counts for nothing, also when its number has gone to another", () => {
  writeFileSync(path.join(folder, "lock.7"), JSON.stringify({ pid: process.pid, identity: "an earlier process" }));
  expect(takeDataLock(folder)).toHaveProperty("release");
  expect(readdirSync(folder)).toEqual(["lock.8"]);
});

it("a lock cut short while it was written counts for nothing", () => {
  writeFileSync(path.join(folder, "lock.3"), "");
  expect(takeDataLock(folder)).toHaveProperty("release");
});

it("of many starts at once over a stale lock exactly one gets the folder", async () => {
  writeFileSync(path.join(folder, "lock.1"), JSON.stringify({ pid: 1, identity: "gone" }));
  const code = `
    import { takeDataLock } from "./lib/db/embedded/data-lock.ts";
    const got = "release" in takeDataLock(process.env.FOLDER);
    process.stdout.write(got ? "got." : "refused.");
    setInterval(() => undefined, 1000);`;
  // Whoever gets it holds it until all have answered, however late the last one starts.
  const children = Array.from({ length: 5 }, () => runTypeScript(code, { FOLDER: folder }));
  try {
    const answers = await Promise.all(children.map((child) => printedBy(child, ".")));
    expect(answers.sort()).toEqual(["got.", "refused.", "refused.", "refused.", "refused."]);
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
});

it("a process is told from a later one with the same number", () => {
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  expect(processIdentity(process.pid)).not.toBe(processIdentity(process.ppid));
  expect(processIdentity(2 ** 22 + 1)).toBeUndefined();
});
