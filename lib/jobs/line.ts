/** The large acts of this process: how many are at work, and who waits for them. */
export interface Line {
  atWork: number;
  waiting: (() => void)[];
}

/** So many large acts are carried out at once (docs/decisions/1901): each holds a connection as long as it takes. */
const AT_ONCE = 2;

/** Comes when it is one's turn, in the order of asking; what it answers gives the turn to the next. */
export async function turnIn(line: Line): Promise<() => void> {
  if (line.atWork < AT_ONCE) line.atWork += 1;
  else await new Promise<void>((resolve) => line.waiting.push(resolve));
  return () => {
    const next = line.waiting.shift();
    if (next) next();
    else line.atWork -= 1;
  };
}
