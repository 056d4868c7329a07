import { seededRandom } from "../lib/demo/seeded-random";
import { fieldsOfForm, get, post } from "./request";
import { answerTime, type BenchFirm } from "./search-firms";
import { median } from "./table";

export interface CardFigures {
  name: string;
  few: number;
  many: number;
}

/** A customer's card, and saving it with another telephone number and with another name, as a browser without scripts does; in turns on both firms. */
export async function measureCard(demo: BenchFirm, million: BenchFirm, { rounds, warmUp }: { rounds: number; warmUp: number }): Promise<CardFigures[]> {
  const random = seededRandom("cards");
  const firms = [
    { firm: demo, ids: await aliveIds(demo), size: "few" as const },
    { firm: million, ids: await aliveIds(million), size: "many" as const },
  ];
  const times = {
    card: { few: [] as number[], many: [] as number[] },
    phone: { few: [] as number[], many: [] as number[] },
    name: { few: [] as number[], many: [] as number[] },
  };
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const { firm, ids, size } of firms) {
      const path = `/customers/${random.one(ids)}`;
      const figures = {
        card: await answerTime(firm, path),
        phone: await saveTime(firm, path, () => ({ phone: `00 ${random.whole(10, 99)} ${random.whole(10, 99)} ${random.whole(10, 99)}` })),
        name: await saveTime(firm, path, ({ name = "" }) => ({ name: `${name.slice(0, 150)} ${random.whole(1, 9)}` })),
      };
      if (round >= warmUp) for (const what of ["card", "phone", "name"] as const) times[what][size].push(figures[what]);
    }
  }
  const figure = (name: string, { few, many }: { few: number[]; many: number[] }): CardFigures => ({ name, few: median(few), many: median(many) });
  return [figure("the customer card", times.card), figure("saving it, another telephone number", times.phone), figure("saving it, another name", times.name)];
}

/** The time from the press of «Lagre» to the answer that leads on. */
async function saveTime({ address, cookie }: BenchFirm, path: string, change: (fields: Record<string, string>) => Record<string, string>): Promise<number> {
  const { text } = await get(address + path, { headers: { cookie } });
  const fields = fieldsOfForm(text, 'id="company-info"');
  const started = performance.now();
  const answer = await post(address + path, cookie, { ...fields, ...change(fields) });
  if (answer.status !== 303) throw new Error(`Saving ${path} answered ${answer.status}`);
  return performance.now() - started;
}

/** A thousand customers, drawn by the order of their ids' hashes. */
async function aliveIds({ superuser }: BenchFirm): Promise<number[]> {
  const { rows } = await superuser.query<{ id: number }>(
    "SELECT id FROM customer WHERE deleted_by_operation IS NULL AND organization_number IS NOT NULL ORDER BY hashint8extended(id, 41) LIMIT 1000",
  );
  return rows.map(({ id }) => id);
}
