import { demoBudget, demoBudgets } from "./demo-budgets";
import { type DemoCustomer, shownCustomer } from "./demo-customer";
import { type DemoDays, lastDayOf } from "./demo-days";
import { type SeededRandom, seededRandom } from "./seeded-random";

/** The ids an opportunity is made of, in the order of the demo firm's lists. */
export interface OpportunityParts {
  days: DemoDays;
  sellers: ReadonlyMap<string, number>;
  customersOf: ReadonlyMap<string, readonly DemoCustomer[]>;
  /** Contacts who are there now, by customer. */
  contactsAt: ReadonlyMap<number, readonly number[]>;
  products: readonly number[];
  sources: readonly number[];
  types: readonly number[];
  steps: readonly number[];
  lostReasons: readonly number[];
}

/** An opportunity as the command that makes them takes it; amounts are øre. */
export interface InventedOpportunity {
  title: string;
  customerId: number;
  contactId: number | null;
  sourceId: number | null;
  typeId: number;
  stepId: number;
  lostReasonId: number | null;
  status: "OPEN" | "WON" | "LOST";
  amount: number;
  expectedClose: string;
  closedOn?: string;
  products: number[];
  sellers: { employeeId: number; share: number }[];
}

/**
 * About six hundred opportunities: what each seller has won in each month from January of last year on, near
 * the budget; what was lost meanwhile; and what is open, some of it overdue. In the order of their closing.
 */
export function inventOpportunities(parts: OpportunityParts): InventedOpportunity[] {
  const { days } = parts;
  const sinceLastJanuary = Number(days.today.slice(5, 7)) - 1 + 12;
  const closed = Object.keys(demoBudgets).flatMap((seller) => Array.from({ length: sinceLastJanuary + 1 }, (_, n) => closedInMonth(parts, seller, -n)).flat());
  const open = Object.keys(demoBudgets).flatMap((seller) => openOf(parts, seller));
  return [...closed.sort((a, b) => (a.closedOn ?? "").localeCompare(b.closedOn ?? "")), ...open, ...openAtShown(parts)];
}

/** What a seller won and lost in the month so many months from this one. Its draws depend on nothing else. */
function closedInMonth(parts: OpportunityParts, seller: string, monthsFrom: number): InventedOpportunity[] {
  const random = seededRandom(`closed ${seller} ${monthsFrom}`);
  const month = parts.days.month(monthsFrom);
  const last = earlier(lastDayOf(month), parts.days.yesterday);
  if (last < month) return [];
  const passed = Number(last.slice(8)) / Number(lastDayOf(month).slice(8));
  const target = demoBudget(seller, month, parts.days) * (0.78 + random.next() * 0.4) * passed;
  const won = splitInto(random, target, random.whole(1, 3));
  const lost = Array.from({ length: random.whole(0, 2) }, () => random.whole(100, 1_500) * 100);
  const day = (): string => `${month.slice(0, 8)}${String(random.whole(1, Number(last.slice(8)))).padStart(2, "0")}`;
  return [
    ...won.map((kroner) => opportunity(parts, random, seller, { status: "WON", kroner, closedOn: day() })),
    ...lost.map((kroner) => opportunity(parts, random, seller, { status: "LOST", kroner, closedOn: day() })),
  ];
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

function openOf(parts: OpportunityParts, seller: string): InventedOpportunity[] {
  const random = seededRandom(`open ${seller}`);
  return Array.from({ length: random.whole(12, 17) }, () =>
    opportunity(parts, random, seller, { status: "OPEN", kroner: random.whole(80, 2_200) * 100, expectedClose: parts.days.day(random.whole(-25, 150)) }),
  );
}

function openAtShown(parts: OpportunityParts): InventedOpportunity[] {
  const random = seededRandom("shown");
  const customer = parts.customersOf.get("Peder Ås")?.find(({ organizationNumber }) => organizationNumber === shownCustomer);
  if (!customer) return [];
  return [45_000, 128_000].map((kroner, n) =>
    opportunity(parts, random, "Peder Ås", { status: "OPEN", kroner, expectedClose: parts.days.day(20 + 30 * n), customer }),
  );
}

interface Outline {
  status: InventedOpportunity["status"];
  kroner: number;
  closedOn?: string;
  expectedClose?: string;
  customer?: DemoCustomer;
}

function opportunity(
  parts: OpportunityParts,
  random: SeededRandom,
  seller: string,
  { status, kroner, closedOn, expectedClose, customer }: Outline,
): InventedOpportunity {
  const { id: customerId } = customer ?? drawCustomer(parts, random, seller);
  const contacts = parts.contactsAt.get(customerId) ?? [];
  const product = random.whole(0, parts.products.length - 1);
  return {
    title: random.one(titles[product] ?? []),
    customerId,
    contactId: contacts.length > 0 && random.chance(0.8) ? random.one(contacts) : null,
    sourceId: random.chance(0.9) ? random.one(parts.sources) : null,
    typeId: random.one(parts.types),
    stepId: status === "WON" ? (parts.steps.at(-1) ?? 0) : random.one(parts.steps),
    lostReasonId: status === "LOST" ? random.one(parts.lostReasons) : null,
    status,
    amount: kroner * 100,
    expectedClose: expectedClose ?? closedOn ?? parts.days.today,
    ...(closedOn && { closedOn }),
    products: [parts.products[product] ?? 0],
    sellers: drawSellers(parts, random, seller),
  };
}

/** Rather a customer with somebody to talk to; never the shown one, whose opportunities are set. */
function drawCustomer({ customersOf, contactsAt }: OpportunityParts, random: SeededRandom, seller: string): DemoCustomer {
  const own = (customersOf.get(seller) ?? []).filter(({ organizationNumber }) => organizationNumber !== shownCustomer);
  const talkedTo = own.filter(({ id }) => contactsAt.has(id));
  return random.one(talkedTo.length > 0 && random.chance(0.75) ? talkedTo : own);
}

function drawSellers({ sellers }: OpportunityParts, random: SeededRandom, seller: string): InventedOpportunity["sellers"] {
  const employeeId = sellers.get(seller) ?? 0;
  if (!random.chance(0.12)) return [{ employeeId, share: 10_000 }];
  const other = random.one([...sellers].filter(([name]) => name !== seller && name in demoBudgets))[1];
  const share = random.one([5_000, 6_667, 7_500, 8_000]);
  return [
    { employeeId, share },
    { employeeId: other, share: 10_000 - share },
  ];
}

/** Parts of a sum, each in whole hundreds of kroner and at least one hundred. */
function splitInto(random: SeededRandom, sum: number, count: number): number[] {
  const weights = Array.from({ length: count }, () => 0.3 + random.next());
  const whole = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.max(100, Math.round(((weight / whole) * sum) / 100) * 100));
}

/** By product, in the order of the list of products. */
const titles = [
  ["Abonnement for alle ansatte", "Utvidet abonnement", "Årsabonnement"],
  ["Lisenser til ny avdeling", "Fornyelse av lisenser", "Flere lisenser"],
  ["Nytt kassesystem", "Utskifting av skjermer", "Maskinvare til møterom"],
  ["Opplæring av nye ansatte", "Kursdag på huset", "Opplæring i rapporter"],
  ["Ny serviceavtale", "Serviceavtale for to år", "Utvidelse av serviceavtalen"],
  ["Innføring av nytt system", "Rådgivning om rutiner", "Bistand ved årsskiftet"],
];
