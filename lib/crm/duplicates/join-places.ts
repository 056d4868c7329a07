/** A person's place at a customer while it is being joined with others. Days as YYYY-MM-DD; `to` is the first day after it. */
export interface JoinedPlace {
  id: number;
  /** Null: without end. */
  from: string | null;
  to: string | null;
  role: number | null;
  workEmail: string;
  workPhone: string;
  isPrimary: boolean;
}

/**
 * Takes one person's places at another customer into those at this one, each day once. A place that overlaps none here
 * comes along as it is. Of one that does, the days that are missing here go to the place they touch, and so do role,
 * work e-mail and phone where that one has none; the place itself stays behind. No two places overlap afterwards, no day
 * is lost, none is added. «Hovedkontakt» comes along where there is none (`primaryTaken`).
 */
export function joinPlaces(
  here: JoinedPlace[],
  there: JoinedPlace[],
  primaryTaken: boolean,
): { places: JoinedPlace[]; left: JoinedPlace[]; primaryTaken: boolean } {
  let places = here.map((place) => ({ ...place }));
  const left: JoinedPlace[] = [];
  let taken = primaryTaken;
  for (const come of [...there].sort(byStart)) {
    const overlapping = places.filter((place) => overlap(place, come));
    const isPrimary = come.isPrimary && !taken;
    taken ||= come.isPrimary;
    if (overlapping.length === 0) places.push({ ...come, isPrimary });
    else {
      left.push(come);
      filled(overlapping.sort(byStart), come, isPrimary);
    }
    places = places.sort(byStart);
  }
  return { places, left, primaryTaken: taken };
}

/** Stretches the places (in order, all of which the one that comes overlaps) over its days, and fills in the last of them. */
function filled(places: JoinedPlace[], come: JoinedPlace, isPrimary: boolean): void {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return;
  if (startOf(come) < startOf(first)) first.from = come.from;
  places.forEach((place, n) => {
    const next = places[n + 1];
    if (next) place.to = next.from;
  });
  if (endOf(come) > endOf(last)) last.to = come.to;
  last.role ??= come.role;
  last.workEmail ||= come.workEmail;
  last.workPhone ||= come.workPhone;
  last.isPrimary ||= isPrimary;
}

const overlap = (a: JoinedPlace, b: JoinedPlace): boolean => startOf(a) < endOf(b) && startOf(b) < endOf(a);
const byStart = (a: JoinedPlace, b: JoinedPlace): number => (startOf(a) < startOf(b) ? -1 : 1);
/** Days without a beginning or an end, as text that sorts before or after every day. */
const startOf = ({ from }: JoinedPlace): string => from ?? "";
const endOf = ({ to }: JoinedPlace): string => to ?? "~";
