import type { DemoCustomer } from "./demo-customer";
import { shownCustomer } from "./demo-customer";
import { type SeededRandom, seededRandom } from "./seeded-random";

/** A person of the demo firm, as the command that makes contacts takes it. None of them is real. */
export interface InventedContact {
  name: string;
  email: string;
  phone: string;
  links: { customerId: number; role: number | null; isPrimary: boolean; workEmail: string; from: string; until: string | null }[];
}

/** When contacts came (the first of them that day) and when some of them left. */
interface Period {
  from: string;
  left: string;
}

const contactCount = 900;

/**
 * 900 invented people at some five hundred customers: one to four at each, the first of them the primary contact;
 * every fifteenth at two or three customers, some who have left. `roles` are ids, «Daglig leder» first.
 */
export function inventContacts(customers: readonly DemoCustomer[], roles: readonly number[], period: Period): InventedContact[] {
  const random = seededRandom("contacts");
  const names = inventNames(random, contactCount);
  const contacts: InventedContact[] = [];
  const places = drawPlaces(random, customers);
  for (const { customer, people } of places) {
    for (let n = 0; n < people && contacts.length < contactCount; n++) {
      const name = names[contacts.length] ?? "";
      const role = n === 0 ? (roles[0] ?? null) : random.chance(0.15) ? null : random.one(roles);
      const until = n > 0 && random.chance(0.06) ? period.left : null;
      const link = { customerId: customer.id, role, isPrimary: n === 0, workEmail: "", from: period.from, until };
      contacts.push({ name, email: `${mailbox(name)}@${hostOf(customer)}`, phone: inventPhone(random), links: [link] });
    }
  }
  linkToMore(
    random,
    contacts,
    places.map(({ customer }) => customer),
    roles,
    period,
  );
  return contacts;
}

function drawPlaces(random: SeededRandom, customers: readonly DemoCustomer[]): { customer: DemoCustomer; people: number }[] {
  const shown = customers.filter(({ organizationNumber }) => organizationNumber === shownCustomer);
  const others = random.some(
    customers.filter((customer) => !shown.includes(customer)),
    contactCount,
  );
  // Larger firms have more people to talk to.
  return [
    ...shown.map((customer) => ({ customer, people: 3 })),
    ...others.map((customer) => ({ customer, people: customer.numberOfEmployees > 20 ? random.whole(2, 4) : random.whole(1, 2) })),
  ];
}

function linkToMore(random: SeededRandom, contacts: InventedContact[], customers: DemoCustomer[], roles: readonly number[], { from }: Period): void {
  for (const contact of contacts) {
    if (!random.chance(1 / 15)) continue;
    for (const customer of random.some(customers.slice(1), random.whole(1, 2))) {
      if (contact.links.some(({ customerId }) => customerId === customer.id)) continue;
      const workEmail = `${mailbox(contact.name)}@${hostOf(customer)}`;
      contact.links.push({ customerId: customer.id, role: random.one(roles), isPrimary: false, workEmail, from, until: null });
    }
  }
}

function inventNames(random: SeededRandom, count: number): string[] {
  const all = firstNames.flatMap((first) => lastNames.map((last) => `${first} ${last}`));
  return random.some(all, count);
}

/** No subscriber in Norway has a number that begins with 0. */
const inventPhone = (random: SeededRandom): string => `00 ${random.whole(10, 99)} ${random.whole(10, 99)} ${random.whole(10, 99)}`;

const plain = (text: string): string =>
  text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a").normalize("NFD").replace(/\p{M}/gu, "");
const mailbox = (name: string): string => plain(name).replace(/[^a-z]+/g, ".");
const hostOf = ({ name }: DemoCustomer): string =>
  `${
    plain(name)
      .replace(/\b(as|asa|sa|da|ans)$/, "")
      .replace(/[^a-z0-9]+/g, "")
      .slice(0, 40) || "firma"
  }.example.no`;

const firstNames = [
  ...["Anders", "Arne", "Astrid", "Bente", "Bjørn", "Camilla", "Eirik", "Elin", "Erik", "Eva", "Frode", "Geir", "Grete", "Guro", "Hanne", "Harald"],
  ...["Heidi", "Henrik", "Ida", "Inger", "Ingrid", "Ivar", "Jan", "Jorunn", "Kåre", "Kjersti", "Knut", "Kristin", "Lise", "Magnus", "Maria", "Martin"],
  ...["Nina", "Nora", "Odd", "Olav", "Per", "Ragnhild", "Randi", "Rolf", "Sigrid", "Siri", "Solveig", "Stein", "Terje", "Thea", "Tone", "Trond"],
  ...["Turid", "Unni", "Vegard", "Vigdis", "Åse", "Øyvind"],
];

const lastNames = [
  ...["Aas", "Andersen", "Berg", "Berge", "Bråten", "Dahl", "Eriksen", "Fossum", "Gundersen", "Hagen", "Halvorsen", "Hansen", "Haugen", "Hauge"],
  ...["Henriksen", "Iversen", "Jacobsen", "Jensen", "Johannessen", "Karlsen", "Kristiansen", "Larsen", "Lie", "Lunde", "Martinsen", "Moen", "Myhre"],
  ...["Nilsen", "Nygård", "Næss", "Olsen", "Pedersen", "Rasmussen", "Ruud", "Sandvik", "Solberg", "Strøm", "Sæther", "Tangen", "Vik", "Ødegård", "Åsen"],
];
