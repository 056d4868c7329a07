/**
 * Which option typed letters choose: one that begins with them («41»), else one whose name after the code does, one
 * with a word that does, or one that has them anywhere. One letter again goes on to the next such option, unless a code
 * is like that («44»). Answers the option's place, or -1.
 */
export function typedOption(labels: readonly string[], typed: string, chosen: number): number {
  const folded = labels.map((label) => label.toLocaleLowerCase("nb"));
  const needle = typed.toLocaleLowerCase("nb");
  if (needle.trim() === "") return -1;
  const begins = firstFrom(folded, chosen, (label) => label.startsWith(needle));
  if (begins >= 0) return begins;
  const again = /^(.)\1+$/u.exec(needle)?.[1];
  return again === undefined ? byName(folded, needle, chosen) : byName(folded, again, chosen + 1);
}

function byName(labels: readonly string[], needle: string, from: number): number {
  const tests: ((label: string) => boolean)[] = [
    (label) => label.startsWith(needle),
    (label) => label.slice(label.indexOf(" ") + 1).startsWith(needle),
    (label) => [...label.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].some(({ index }) => label.startsWith(needle, index)),
    (label) => label.includes(needle),
  ];
  return tests.reduce((found, fits) => (found >= 0 ? found : firstFrom(labels, from, fits)), -1);
}

/** The first that fits, from a place on and around. */
function firstFrom(labels: readonly string[], from: number, fits: (label: string) => boolean): number {
  for (let n = 0; n < labels.length; n++) {
    const place = (Math.max(from, 0) + n) % labels.length;
    if (fits(labels[place] ?? "")) return place;
  }
  return -1;
}
