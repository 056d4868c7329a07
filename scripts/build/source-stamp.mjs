import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

// JavaScript, because the launcher reads it before anything that could read TypeScript is loaded.

/** What the build is made from: the app, and the programs that serve it. Tests and texts are not. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "scripts",
  "server",
  "prisma/schema.prisma",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "instrumentation.ts",
  "proxy.ts",
];

/** The file that a finished build leaves, with the stamp of the sources it was made from. */
export const STAMP_FILE = path.resolve(".next", "source-stamp");

/**
 * A text that is the same as long as every source file of the build has the same name and content.
 * @returns {string}
 */
export function sourceStamp(root = process.cwd()) {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesUnder(path.join(root, source)))) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether there is a finished build of these very sources. */
export function isBuilt() {
  try {
    return readFileSync(STAMP_FILE, "utf8") === sourceStamp();
  } catch {
    return false;
  }
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return /\.(test|built|long)\.tsx?$/.test(place) ? [] : [place];
  if (place.endsWith(path.join("lib", "db", "generated"))) return [];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}
