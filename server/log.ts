import { format } from "node:util";
import pino from "pino";

/** JSON lines on stderr; warnings and errors unless LOG_LEVEL says otherwise. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "warn", base: undefined }, pino.destination({ dest: 2, sync: true }));

/** What libraries print as warnings and errors becomes lines of the same log. */
export function captureConsole(): void {
  console.error = (...parts: unknown[]) => log.error(errorOf(parts), format(...parts));
  console.warn = (...parts: unknown[]) => log.warn(format(...parts));
}

function errorOf(parts: unknown[]): { err?: unknown } {
  const err = parts.find((part) => part instanceof Error);
  return err ? { err } : {};
}
