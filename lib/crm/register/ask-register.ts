import { entriesOf, entryOf } from "./register-answer";
import type { RegisterEntry } from "./register-entry";

/** How the register is reached: its address (without `/api`) and how long it may take, in milliseconds. */
export interface RegisterAccess {
  address: string;
  timeLimit: number;
}

/** The most that is read of an answer, in bytes: twenty enterprises with all they may say take a tenth of it. */
const longestAnswer = 1024 * 1024;
/** How many enterprises a name finds at most. */
export const hitsShown = 10;
const longestName = 180;

/** What the register answers of an organisation number. «away»: not at all, not in time, or nothing that can be read. */
export async function askForNumber(access: RegisterAccess, organizationNumber: string): Promise<RegisterEntry | "unknown" | "away"> {
  const answer = await get(access, `/api/enheter/${encodeURIComponent(organizationNumber)}`);
  if (answer === "away" || answer.status === 404) return answer === "away" ? "away" : "unknown";
  if (answer.status === 410) return entryOf(answer.body) ?? { ...takenOut, organizationNumber };
  const entry = answer.status === 200 ? entryOf(answer.body) : null;
  return entry?.organizationNumber === organizationNumber ? entry : "away";
}

/** The enterprises that the register finds for a name, best first. */
export async function askForName(access: RegisterAccess, name: string): Promise<RegisterEntry[] | "away"> {
  const query = new URLSearchParams({ navn: [...name].slice(0, longestName).join(""), size: String(hitsShown) });
  const answer = await get(access, `/api/enheter?${query.toString()}`);
  return answer === "away" || answer.status !== 200 ? "away" : (entriesOf(answer.body) ?? "away");
}

const takenOut = { name: "", fields: {}, status: "deleted", statusSince: null } as const;

interface Answer {
  status: number;
  /** What the JSON says; null where there is none to be read. */
  body: unknown;
}

/** Redirects are not followed: the address is the one that was set, and no other. */
async function get({ address, timeLimit }: RegisterAccess, path: string): Promise<Answer | "away"> {
  try {
    const headers = { accept: "application/json" };
    const answer = await fetch(address.replace(/\/+$/, "") + path, { headers, redirect: "error", signal: AbortSignal.timeout(timeLimit) });
    return { status: answer.status, body: jsonIn(await bounded(answer)) };
  } catch (error) {
    if (isAway(error)) return "away";
    throw error;
  }
}

/** No such host, no connection, cut off (fetch and its streams throw a TypeError for these), or too late. */
const isAway = (error: unknown): boolean => error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");

/** The text of an answer; nothing of one that is too long. */
async function bounded(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const bytes = part.value as Uint8Array;
    length += bytes.length;
    if (length > longestAnswer) {
      await reader?.cancel();
      return "";
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
