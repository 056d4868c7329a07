import type { Page } from "@playwright/test";

import { chooseAct } from "./customer-list";
import type { Firm, Named, Person } from "./firm";
import { expect, test } from "./fixtures";
import { makeJob, makeSilentJob } from "./make-job";
import { newWord } from "./names";

const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const says = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
/** An act becomes a job after the time that the run's setup sets (JOB_AFTER_MS). */
const becomesJob = { timeout: 20_000 };
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

let person: Person;
test.beforeEach(async ({ firm, signIn }) => {
  // One's own jobs are told of on every page: nobody else's tests meet these.
  person = await signIn(await firm.employee("SALES_MANAGER"));
});

/** Three customers of one word, and a category. */
async function three(firm: Firm): Promise<{ word: string; customers: Named[]; category: Named }> {
  const word = newWord();
  const customers = [];
  for (const letter of ["A", "B", "C"]) customers.push(await firm.customer({ name: `${word} ${letter}` }));
  return { word, customers, category: await firm.category("customer") };
}

/** Holds a customer as somebody who is saving it would, so that whoever changes many waits; `release` does what is said first. */
async function hold(firm: Firm, customer: Named | undefined): Promise<(first?: Named) => Promise<void>> {
  let letGo: (first?: Named) => void = () => undefined;
  const asked = new Promise<Named | undefined>((resolve) => (letGo = resolve));
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const done = firm.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM customer WHERE id = ${customer?.id ?? 0} FOR UPDATE`;
      isHeld();
      const category = await asked;
      if (category) await tx.customerCategory.create({ data: { customerId: customer?.id ?? 0, categoryId: category.id, operationId: 1 } });
    },
    { timeout: 60_000 },
  );
  await held;
  return async (first) => {
    letGo(first);
    await done;
  };
}

async function putOnAll(page: Page, isMobile: boolean, word: string, category: Named): Promise<void> {
  await page.goto(`/customers?q=${word}&selected=all`);
  await chooseAct(page, isMobile, "Legg til kategori");
  await page.getByLabel("Velg kategori").selectOption({ label: category.name });
  await press(page, "Legg til kategori");
  await press(page, "Ja, legg til på 3 kunder");
  await expect(heading(page, `Legger til kategorien «${category.name}» på 3 kunder`)).toBeVisible(becomesJob);
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
}

/** With scripts the page leads on by itself; without, one presses «Oppdater». */
async function untilItLeadsOn(page: Page, firm: Firm, javaScriptEnabled: boolean): Promise<void> {
  await expect.poll(() => firm.db.job.count({ where: { actorId: person.id, ending: null } })).toBe(0);
  if (!javaScriptEnabled) await page.getByRole("link", { name: "Oppdater", exact: true }).click();
  await expect(page).not.toHaveURL(/\/jobs\//);
}

test("an act that takes long goes on after a closed browser, is found again from another, and leads there where the form would have led", async ({
  page: first,
  context,
  firm,
  isMobile,
  javaScriptEnabled,
  pageOf,
}) => {
  const { word, customers, category } = await three(firm);
  const release = await hold(firm, customers[1]);
  await putOnAll(first, isMobile, word, category);
  await says(first, "Du kan lukke siden: arbeidet går videre.");
  await expect(first.getByText(`av ${person.name}, og har holdt på i`)).toBeVisible();
  await context.close();
  const page = await pageOf(person);
  await page.goto("/opportunities");
  await page.getByRole("link", { name: `Pågår: Legger til kategorien «${category.name}» på 3 kunder` }).click();
  await expect(heading(page, `Legger til kategorien «${category.name}» på 3 kunder`)).toBeVisible();
  expect(await firm.carriedBy("customer", customers[0] ?? category)).toEqual([]);
  await release();
  await untilItLeadsOn(page, firm, javaScriptEnabled);
  await says(page, `3 kunder har fått kategorien «${category.name}».`);
  await expect(page).toHaveURL(new RegExp(`/customers\\?q=${word}&done=\\d+$`));
  await expect(page.getByRole("link", { name: /^(Pågår|Ferdig):/ })).toHaveCount(0);
  expect(await firm.carriedBy("customer", customers[0] ?? category)).toEqual([category.name]);

  // «Angre» leads back to the list as it was.
  await press(page, "Angre");
  await says(page, `Angret: satte kategorien «${category.name}» på 3 kunder.`);
  await expect(page).toHaveURL(new RegExp(`/customers\\?q=${word}&done=\\d+$`));
  expect(await firm.carriedBy("customer", customers[0] ?? category)).toEqual([]);
});

test("an undo that takes long is a job too; ended meanwhile, every page says so", async ({ page, firm, isMobile }) => {
  const { word, customers, category } = await three(firm);
  await firm.put(category, { customers });
  await page.goto(`/customers?q=${word}&selected=all`);
  await chooseAct(page, isMobile, "Slett");
  await press(page, "Ja, slett 3 kunder");
  await says(page, "3 kunder er slettet.");
  const release = await hold(firm, customers[2]);
  await press(page, "Angre");
  await expect(heading(page, "Angrer: slettet 3 kunder")).toBeVisible(becomesJob);
  await page.goto("/help");
  await release();
  await expect.poll(() => firm.db.job.count({ where: { actorId: person.id, ending: null } })).toBe(0);
  await page.goto("/customers");
  await page.getByRole("link", { name: "Angret: slettet 3 kunder" }).click();
  await says(page, "Angret: slettet 3 kunder.");
  await expect(page).toHaveURL(new RegExp(`/customers\\?q=${word}&done=\\d+$`));
  await expect(page.getByRole("link", { name: /^Angret:/ })).toHaveCount(0);
});

test("«Ja» pressed twice is one job, done once", async ({ page, firm, isMobile, javaScriptEnabled }) => {
  const { word, customers, category } = await three(firm);
  const release = await hold(firm, customers[0]);
  await page.goto(`/customers?q=${word}&selected=all`);
  await chooseAct(page, isMobile, "Legg til kategori");
  await page.getByLabel("Velg kategori").selectOption({ label: category.name });
  await press(page, "Legg til kategori");
  await page.getByRole("main").getByRole("button", { name: "Ja, legg til på 3 kunder" }).dblclick({ noWaitAfter: true });
  await expect(heading(page, `Legger til kategorien «${category.name}» på 3 kunder`)).toBeVisible(becomesJob);
  expect(await firm.db.job.count({ where: { actorId: person.id } })).toBe(1);
  await release();
  await untilItLeadsOn(page, firm, javaScriptEnabled);
  await says(page, `3 kunder har fått kategorien «${category.name}».`);
  expect(await firm.db.job.count({ where: { actorId: person.id } })).toBe(1);
  expect(await firm.db.operation.count({ where: { actorId: person.id, kind: "customers.putCategory" } })).toBe(1);
});

test("a question whose count is another by then is asked again, though it had become a job", async ({ page, firm, isMobile, javaScriptEnabled }) => {
  const { word, customers, category } = await three(firm);
  const release = await hold(firm, customers[0]);
  await putOnAll(page, isMobile, word, category);
  await release(category);
  await untilItLeadsOn(page, firm, javaScriptEnabled);
  await expect(page.getByRole("heading", { name: `Vil du legge til kategorien «${category.name}» på 2 kunder?` })).toBeVisible();
  expect(await firm.carriedBy("customer", customers[1] ?? category)).toEqual([]);
});

test("a job that was interrupted says that nothing is changed, and leads back", async ({ page, firm }) => {
  const category = await firm.category("customer");
  const job = await makeSilentJob(firm, person, category);
  await page.goto("/customers");
  await page.getByRole("link", { name: `Avbrutt: ${job.name}` }).click();
  await expect(heading(page, `Avbrutt: ${job.name}`)).toBeVisible();
  await expect(page.getByRole("main").getByText(/^Arbeidet ble avbrutt .*, fordi appen stoppet\. Ingenting er endret\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Tilbake for å prøve igjen" }).click();
  await expect(page.getByRole("heading", { name: /^Hvilken kategori skal/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Avbrutt:/ })).toHaveCount(0);
});

test("how far it is, and how long the last one took, where that is known", async ({ page, firm, javaScriptEnabled }) => {
  const category = await firm.category("customer");
  const [ended, facts] = [new Date(), { category: category.id, customers: 490_510 }];
  await makeJob(firm, person, category, { ending: "done", endedAt: ended, startedAt: new Date(ended.getTime() - 48_000), facts, told: true });
  const job = await makeJob(firm, person, category, { done: 1_918, total: 3_094 });
  await page.goto(`/jobs/${job.id}`);
  await expect(page.getByRole("progressbar", { name: "1\u00A0918 av 3\u00A0094 rader" })).toBeVisible();
  await expect(page.getByText(/og har holdt på i 1 min 2\d s\. Forrige gang tok det 48 s for 490\u00A0510 kunder\.$/)).toBeVisible();
  if (javaScriptEnabled) {
    await firm.db.job.update({ where: { id: job.id }, data: { done: 3_000 } });
    await expect(page.getByRole("progressbar", { name: "3\u00A0000 av 3\u00A0094 rader" })).toBeVisible();
    return;
  }
  // By one's own choice it loads itself again.
  await page.getByRole("link", { name: "Oppdater av seg selv" }).click();
  await expect(page.locator("head meta[http-equiv=refresh]")).toHaveAttribute("content", "5");
  await page.getByRole("link", { name: "Slutt å oppdatere av seg selv" }).click();
  await expect(page.locator("head meta[http-equiv=refresh]")).toHaveCount(0);
});

test("a job that waits for others says so, and leads on when it has had its turn", async ({ page, firm, javaScriptEnabled }) => {
  const category = await firm.category("customer");
  const job = await makeJob(firm, person, category, { waiting: true });
  await page.goto("/opportunities");
  await page.getByRole("link", { name: `Venter: ${job.name}` }).click();
  await expect(heading(page, job.name)).toBeVisible();
  await expect(page).toHaveTitle(/^Arbeidet venter/);
  await says(page, "Arbeidet venter på annet arbeid, og begynner av seg selv. Du kan lukke siden.");
  await firm.db.job.update({ where: { id: job.id }, data: { waiting: false } });
  if (!javaScriptEnabled) await page.getByRole("link", { name: "Oppdater", exact: true }).click();
  await says(page, "Du kan lukke siden: arbeidet går videre.");
});

test("somebody else's job is no page, but for administrators", async ({ page, firm, pageOf }) => {
  const job = await makeJob(firm, await firm.employee("SALES_MANAGER"), await firm.category("customer"));
  expect((await page.goto(`/jobs/${job.id}`))?.status()).toBe(404);
  const other = await pageOf(await firm.employee("ADMIN"));
  expect((await other.goto(`/jobs/${job.id}`))?.status()).toBe(200);
  await expect(heading(other, job.name)).toBeVisible();
});
