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

/** What a place says of itself, beside its days. */
const said = ["role", "workEmail", "workPhone"] as const;

/** A value that gave way to another where two places became one: the one that is left. */
interface GaveWay {
  place: number;
  field: (typeof said)[number];
  value: number | string;
}

/**
 * Takes one person's places at another customer into those at this one, each day once. A place that overlaps none here
 * comes along as it is. Of one that does, the days that are missing here go to the place they touch; of role, work e-mail
 * and phone that place keeps what the one of the two says that goes on longer, or else the other. The one that came stays
 * behind. No two places overlap afterwards, no day is lost, none is added. «Hovedkontakt» comes along where there is none
 * (`primaryTaken`).
 */
export function joinPlaces(
  here: JoinedPlace[],
  there: JoinedPlace[],
  primaryTaken: boolean,
): { places: JoinedPlace[]; left: JoinedPlace[]; primaryTaken: boolean; gaveWay: GaveWay[] } {
  let places = here.map((place) => ({ ...place }));
  const left: JoinedPlace[] = [];
  const gaveWay: GaveWay[] = [];
  let taken = primaryTaken;
  for (const come of [...there].sort(byStart)) {
    const overlapping = places.filter((place) => overlap(place, come));
    const isPrimary = come.isPrimary && !taken;
    taken ||= come.isPrimary;
    if (overlapping.length === 0) places.push({ ...come, isPrimary });
    else {
      left.push(come);
      gaveWay.push(...filled(overlapping.sort(byStart), come, isPrimary));
    }
    places = places.sort(byStart);
  }
  return { places, left, primaryTaken: taken, gaveWay };
}

/** Stretches the places (in order, all of which the one that comes overlaps) over its days, and fills in the last of them. */
function filled(places: JoinedPlace[], come: JoinedPlace, isPrimary: boolean): GaveWay[] {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return [];
  if (startOf(come) < startOf(first)) first.from = come.from;
  places.forEach((place, n) => {
    const next = places[n + 1];
    if (next) place.to = next.from;
  });
  const goesOn = endOf(come) > endOf(last);
  if (goesOn) last.to = come.to;
  last.isPrimary ||= isPrimary;
  const gaveWay: GaveWay[] = [];
  for (const field of said) {
    const [chosen, other] = goesOn ? [come[field], last[field]] : [last[field], come[field]];
    if (chosen && other && chosen !== other) gaveWay.push({ place: last.id, field, value: other });
    Object.assign(last, { [field]: chosen || other });
  }
  return gaveWay;
}

const overlap = (a: JoinedPlace, b: JoinedPlace): boolean => startOf(a) < endOf(b) && startOf(b) < endOf(a);
const byStart = (a: JoinedPlace, b: JoinedPlace): number => (startOf(a) < startOf(b) ? -1 : 1);
/** Days without a beginning or an end, as text that sorts before or after every day. */
const startOf = ({ from }: JoinedPlace): string => from ?? "";
const endOf = ({ to }: JoinedPlace): string => to ?? "~";
