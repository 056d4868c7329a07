import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

/** A Chromium to test with: the machine's own, else the one that an npm package carries. */
export async function findBrowser(): Promise<Browser> {
  const own = systemBrowser();
  // Root may not use the sandbox, and neither may most containers.
  const args = ["--no-sandbox", "--disable-gpu"];
  if (own) return { executablePath: own, args, env: {} };
  const home = await unpacked();
  const executablePath = path.join(home, "chromium");
  return { executablePath, args, env: { ...missingLibraries(executablePath, home), ...missingFonts(home) } };
}

function systemBrowser(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const places = [
    ...(process.env.PATH ?? "").split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  return places.find(isExecutable);
}

/**
 * Unpacks the package's browser once for each release of it. The package itself takes any older file
 * it finds in the temporary folder, so it gets one of its own and the result is put aside whole.
 */
async function unpacked(): Promise<string> {
  const bin = path.join(path.dirname(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"))), "bin");
  const { version } = JSON.parse(readFileSync(path.join(bin, "..", "package.json"), "utf8")) as { version: string };
  const cache = path.resolve("node_modules", ".cache");
  const home = path.join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(path.join(cache, "chromium-draft-"));
  const { inflate } = await import("@sparticuz/chromium");
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    for (const pack of ["chromium.br", "fonts.tar.br", "al2023.tar.br"]) await inflate(path.join(bin, pack));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  try {
    renameSync(draft, home);
  } catch {
    // Another run was quicker.
    rmSync(draft, { recursive: true, force: true });
  }
  return home;
}

/** A bare machine lacks the few libraries that the package carries beside the browser. */
function missingLibraries(executablePath: string, home: string): Record<string, string> {
  const needed = execFileSync("ldd", [executablePath], { encoding: "utf8" });
  return needed.includes("not found") ? { LD_LIBRARY_PATH: path.join(home, "al2023", "lib") } : {};
}

function missingFonts(home: string): Record<string, string> {
  return existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: path.join(home, "fonts") };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
