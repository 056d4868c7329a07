import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { get, signInToDemo } from "../../bench/request";
import { standardCodes } from "../../lib/crm/industries/standard-codes";
import { connectDatabase, type Database } from "../../lib/db/client";
import { runningServer } from "../../lib/db/embedded/running-server";
import { scratchFolder } from "../../lib/db/embedded/scratch-folder";
import { startTestApp, type TestApp } from "./test-app";

/** Values of each list, and the most a page may weigh with all of them, as it is sent. */
const values = 2_000;
const most = 150_000;

let folder: string;
let app: TestApp;
let cookie: string;
let ids: Record<"customer" | "contact" | "opportunity" | "industry" | "coded" | "category" | "role" | "product", number>;

beforeAll(async () => {
  folder = scratchFolder("start");
  app = await startTestApp({ DATA_DIR: folder });
  const server = await runningServer(folder);
  if (!server) throw new Error("The app's database is not to be found");
  const db = connectDatabase(server.appUrl, { connections: 2 });
  ids = await fill(db);
  await db.$disconnect();
  cookie = await signInToDemo(app.address, "administrator");
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Every list filled up: the industries with the standard's codes and their names (39 characters in the middle, up to
 * 150), the others with as much of those names as one would name a value by. What comes again gets a number behind.
 */
async function fill(db: Database): Promise<typeof ids> {
  const codes = [...standardCodes().values()];
  const names = Array.from({ length: 2 * values }, (_, n) => codes[n % codes.length]?.name ?? "");
  const short = unique(names.map((name) => /^.{1,40}(?=[\s,]|$)/u.exec(name)?.[0] ?? "Verdi"));
  const missing = (have: string[], from = short): string[] => {
    const taken = new Set(have.map((name) => name.toLowerCase()));
    return from.filter((name) => !taken.has(name.toLowerCase())).slice(0, values - have.length);
  };
  await db.industry.updateMany({ data: { code: null, codeStandard: null } });
  const industries = missing(
    (await db.industry.findMany()).map(({ nb }) => nb),
    unique(names),
  );
  await db.industry.createMany({ data: industries.map((nb, n) => ({ nb, code: codes[n]?.code ?? null, codeStandard: codes[n] ? "SN2007" : null })) });
  const categories = missing((await db.category.findMany()).map(({ name }) => name));
  await db.category.createMany({ data: categories.map((name) => ({ name, showOnCustomer: true, showOnContact: true })) });
  const lists = [db.origin, db.product, db.source, db.contactRole, db.opportunityType, db.lostReason, db.opportunityStep] as unknown as (typeof db.origin)[];
  for (const list of lists) {
    const more = missing((await list.findMany()).map(({ nb }) => nb)).map((nb, n) => ({ nb, position: 1_000 + n }));
    await list.createMany({ data: list === (db.opportunityStep as unknown) ? more.map((step) => ({ ...step, probability: 50 })) : more });
  }
  const link = await db.contactLink.findFirstOrThrow({ orderBy: { id: "asc" } });
  const first = { orderBy: { id: "asc" } } as const;
  return {
    customer: link.customerId,
    contact: link.contactId,
    opportunity: (await db.opportunity.findFirstOrThrow(first)).id,
    industry: (await db.industry.findFirstOrThrow(first)).id,
    coded: (await db.industry.findFirstOrThrow({ where: { code: "41" } })).id,
    category: (await db.category.findFirstOrThrow(first)).id,
    role: (await db.contactRole.findFirstOrThrow(first)).id,
    product: (await db.product.findFirstOrThrow(first)).id,
  };
}

/** Each name once: one that comes again gets a number behind. */
function unique(names: string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const before = times.get(name.toLowerCase()) ?? 0;
    times.set(name.toLowerCase(), before + 1);
    return before === 0 ? name : `${name} ${before + 1}`;
  });
}

const pages: [what: string, path: () => string][] = [
  ["the list of customers with its filters", () => "/customers"],
  ["a search for customers with filters in force", () => `/customers?q=as&industry=${ids.coded}&secondary=1&category=${ids.category}`],
  ["the choice of an industry for all customers", () => "/customers/change-many/set-industry?all=1"],
  ["the question before they are put in it", () => `/customers/change-many/set-industry?all=1&to=${ids.coded}`],
  ["a new customer", () => "/customers/new"],
  ["a customer's card", () => `/customers/${ids.customer}`],
  ["«Velg kategorier» on it", () => `/customers/${ids.customer}?select=categories`],
  ["its «Tilleggsinfo»", () => `/customers/${ids.customer}/additional-info`],
  ["its contacts", () => `/customers/${ids.customer}/contacts`],
  ["a new contact", () => `/customers/${ids.customer}/contacts/new`],
  ["a contact's card", () => `/customers/${ids.customer}/contacts/${ids.contact}`],
  ["«Velg kategorier» on it", () => `/customers/${ids.customer}/contacts/${ids.contact}?select=categories`],
  ["a contact's place", () => `/customers/${ids.customer}/contacts/${ids.contact}/place`],
  ["a customer's opportunities", () => `/customers/${ids.customer}/opportunities`],
  ["the opportunities with their filters", () => "/opportunities"],
  ["a new opportunity", () => `/opportunities/new?customer=${ids.customer}`],
  ["an opportunity", () => `/opportunities/${ids.opportunity}`],
  ["«Bransjer»", () => "/settings/crm/industries"],
  ["«Bransjer» with all shown", () => "/settings/crm/industries?all=1"],
  ["the chosen industry with «Velg bransje»", () => `/settings/crm/industries/${ids.industry}`],
  ["the chosen industry with all shown", () => `/settings/crm/industries/${ids.industry}?all=1`],
  ["the deletion of an industry", () => `/settings/crm/industries/${ids.industry}/delete`],
  ["the loading of standard codes", () => "/settings/crm/industries/load?level=divisions"],
  ["«Kategorier»", () => "/settings/crm/categories"],
  ["the merging of a category", () => `/settings/crm/categories/${ids.category}/merge`],
  ["«Tilleggsinfo på kunde»", () => "/settings/crm/additional-info"],
  ["the deletion of a product", () => `/settings/crm/additional-info/products/${ids.product}/delete`],
  ["«Roller»", () => "/settings/crm/roles"],
  ["the deletion of a role", () => `/settings/crm/roles/${ids.role}/delete`],
  ["«Salgsmuligheter» of the settings", () => "/settings/crm/opportunities"],
];

describe(`with ${values} values in each list, at most ${most / 1000} kB are sent`, () => {
  it.each(pages)("for %s", async (_, path) => {
    const ask = () => get(app.address + path(), { headers: { cookie, "accept-encoding": "gzip" } });
    let answer = await ask();
    // While the database does not answer, the app says so, and that it is worth a new try.
    for (let tries = 0; answer.status === 503 && tries < 10; tries++) {
      await sleep(1_000);
      answer = await ask();
    }
    expect(answer.status, path()).toBe(200);
    expect(answer.headers["content-encoding"]).toBe("gzip");
    expect(answer.bytes, path()).toBeLessThan(most);
  });
});
