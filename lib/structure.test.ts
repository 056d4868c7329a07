import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

/** What is not kept in git. */
const leftOut = new Set([".git", ".next", "node_modules", "generated", "test-results", "coverage", "next-env.d.ts"]);
const isText = (file: string): boolean => /\.(ts|tsx|mjs|css|jsonc?|md|sql|prisma|toml|ya?ml|sh)$|\/(run|\.npmrc|\.gitignore|Dockerfile)$/.test(file);

/** Files that may be long, and why. */
const long: Record<string, string> = {
  "package-lock.json": "npm writes it",
  "app/parts.css": "the look of the parts that utility classes can't say, in the order in which it is laid over itself",
  "e2e/every-page.ts": "every page in every state that looks different is one list",
  "lib/i18n/messages/en/change-log.json": "every kind of act has its sentence and its message in one place",
  "lib/i18n/messages/nb/change-log.json": "every kind of act has its sentence and its message in one place",
  "prisma/schema.prisma": "Prisma's tools show the tables and their links as one",
  "prisma/migrations/20261123100000_foundation/migration.sql": "a migration that was applied is never changed again",
};

const texts = new Map(filesIn(".").map((file) => [file, readFileSync(file, "utf8")]));
const linesOf = (file: string): number => (texts.get(file) ?? "").trimEnd().split("\n").length;

describe("what is kept in the project", () => {
  it.each([
    // The patterns are written so that they don't find themselves.
    ["a path of somebody's machine", /(?<![\w.-])\/(?:work|root|home|Users)\/\w/],
    ["a package registry", /\b[r]egistry\.[\w-]+\.\w|"[r]esolved": "http|[v]erdaccio|[a]rtifactory/i],
    ["a test that runs alone or not at all", /\.(?:only|skip|todo|fixme)\(/],
    ["work put off", /\b(?:[T]ODO|[F]IXME|[X]XX)\b/],
  ])("%s stands nowhere", (_, pattern) => {
    expect(
      [...texts].flatMap(([file, text]) => text.split("\n").flatMap((line, n) => (pattern.test(line) ? [`${file}:${n + 1} ${line.trim()}`] : []))),
    ).toEqual([]);
  });

  it("has no file of more than 300 lines, but for tests and those listed with a reason", () => {
    const found = [...texts.keys()].filter((file) => linesOf(file) > 300 && !/\.(?:test|spec)\.tsx?$/.test(file));
    expect(found.sort()).toEqual(Object.keys(long).sort());
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(file);
    return entry.isFile() && isText(file) ? [file] : [];
  });
}
