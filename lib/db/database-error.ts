/** What PostgreSQL said, out of the layers an error comes wrapped in. */
export interface DatabaseError {
  /** SQLSTATE, five characters. */
  code: string;
  /** The violated constraint or index, where there is one. */
  constraint: string | null;
}

/** Finds PostgreSQL's own code and constraint in an error of Prisma or pg; null when it is neither. */
export function databaseError(error: unknown): DatabaseError | null {
  for (const candidate of layers(error)) {
    const code = text(candidate.originalCode) ?? (isSqlState(candidate.code) ? candidate.code : null);
    if (code) return { code, constraint: constraintOf(candidate) };
  }
  return null;
}

/** True when the transaction lost against another one and may simply be run again. */
export function isRetryable(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === "40001" || code === "40P01";
}

type Layer = Record<string, unknown>;

function* layers(error: unknown): Generator<Layer> {
  const waiting: unknown[] = [error];
  for (let depth = 0; waiting.length > 0 && depth < 20; depth++) {
    const next = waiting.shift();
    if (typeof next !== "object" || next === null) continue;
    const layer = next as Layer;
    yield layer;
    waiting.push(layer.cause, layer.meta, layer.driverAdapterError);
  }
}

function constraintOf(layer: Layer): string | null {
  if (typeof layer.constraint === "string") return layer.constraint;
  if (typeof layer.constraint === "object" && layer.constraint !== null) {
    const index = text((layer.constraint as Layer).index);
    if (index) return index;
  }
  const message = text(layer.originalMessage) ?? text(layer.message);
  return message?.match(/constraint "([^"]+)"/)?.[1] ?? null;
}

const isSqlState = (code: unknown): code is string => typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
