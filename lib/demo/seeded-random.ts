/** Draws that come out the same on each run, for one seed. */
export interface SeededRandom {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Whether something happens that happens this often (0 to 1). */
  chance(often: number): boolean;
  /** One of the list, which must not be empty. */
  one<Item>(list: readonly Item[]): Item;
  /** So many of the list, in a drawn order; all of it when it has no more. */
  some<Item>(list: readonly Item[], count: number): Item[];
}

/** A generator of its own for each seed (mulberry32 on an FNV-1a hash), so that one part's draws don't move another's. */
export function seededRandom(seed: string): SeededRandom {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (often) => next() < often,
    one(list) {
      const item = list[whole(0, list.length - 1)];
      if (item === undefined) throw new Error("nothing to draw from");
      return item;
    },
    some(list, count) {
      const rest = [...list];
      const drawn: (typeof rest)[number][] = [];
      while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(whole(0, rest.length - 1), 1));
      return drawn;
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
