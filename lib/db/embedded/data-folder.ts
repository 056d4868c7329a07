import { constants, mkdirSync, statSync, accessSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { StartRefused } from "./start-refused";

const APP = "kundeoppsett";

/** Absolute path of the data folder: DATA_DIR, else the platform's own place for an app's data. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.DATA_DIR) return path.resolve(env.DATA_DIR);
  // PostgreSQL refuses to run as root, and the user it runs as instead can't reach root's home.
  if (process.getuid?.() === 0) return path.join("/var/lib", APP);
  if (process.platform === "win32") {
    return path.join(env.LOCALAPPDATA ?? path.join(homedir(), "AppData", "Local"), APP);
  }
  const xdg = env.XDG_DATA_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(homedir(), ".local", "share"), APP);
}

/** Makes the folder when it is missing and refuses one that can't be written. */
export function prepareDataFolder(folder: string): void {
  try {
    // Root's PostgreSQL runs as another user: it must pass through the folder, not read it.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    if (!statSync(folder).isDirectory()) throw new Error("not a folder");
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(folder);
    throw new StartRefused(
      `Datamappen ${folder} kan ikke brukes: ${(error as Error).message}. Velg en annen med DATA_DIR.`,
      `The data folder ${folder} can't be used: ${(error as Error).message}. Choose another with DATA_DIR.`,
    );
  }
}

/** Whether an error from Node's file functions says that the disk, or one's share of it, is full. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === "ENOSPC" || code === "EDQUOT";
}

/** Whether PostgreSQL's words say so. */
export function tellsDiskFull(output: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space/.test(output);
}

export function diskFull(folder: string): StartRefused {
  return new StartRefused(
    `Det er ikke plass igjen på disken som har ${folder}. Frigjør plass og start på nytt; ingenting er mistet.`,
    `The disk that holds ${folder} is full. Free some space and start again; nothing is lost.`,
  );
}
