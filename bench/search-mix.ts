import { seededRandom } from "../lib/demo/seeded-random";
import { answerTime, type BenchFirm } from "./search-firms";
import { type SearchKind, searchKinds } from "./search-kinds";
import { median, percentile } from "./table";

export interface MixFigures {
  kinds: { name: string; few: number; many: number }[];
  /** Of all answers of the mix. */
  p50: { few: number; many: number };
  p99: { few: number; many: number };
  answers: number;
}

/**
 * The kinds of searches in an order drawn anew each round, one request at a time, each asked of both firms one after the
 * other, so that what else the machine does falls on both. The first rounds warm up.
 */
export async function measureMix(demo: BenchFirm, million: BenchFirm, { rounds, warmUp }: { rounds: number; warmUp: number }): Promise<MixFigures> {
  const random = seededRandom("mix");
  const of = { few: await searchKinds(demo.superuser), many: await searchKinds(million.superuser) };
  const names = of.few.map(({ name }) => name).filter((name) => [of.few, of.many].every((kinds) => addressesOf(kinds, name).length > 0));
  const times = new Map(names.map((name) => [name, { few: [] as number[], many: [] as number[] }]));
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const name of random.some(names, names.length)) {
      const turns = [
        { firm: demo, size: "few" as const },
        { firm: million, size: "many" as const },
      ];
      for (const { firm, size } of round % 2 === 0 ? turns : turns.reverse()) {
        const taken = await answerTime(firm, random.one(addressesOf(of[size], name)));
        if (round >= warmUp) times.get(name)?.[size].push(taken);
      }
    }
  }
  const kinds = [...times].map(([name, { few, many }]) => ({ name, few: median(few), many: median(many) }));
  const all = { few: [...times.values()].flatMap(({ few }) => few), many: [...times.values()].flatMap(({ many }) => many) };
  const at = (part: number) => ({ few: percentile(all.few, part), many: percentile(all.many, part) });
  return { kinds, p50: at(0.5), p99: at(0.99), answers: all.many.length };
}

const addressesOf = (kinds: SearchKind[], name: string): string[] => kinds.find((one) => one.name === name)?.addresses ?? [];
