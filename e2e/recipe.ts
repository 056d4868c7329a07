import { expect, type Locator, type Page } from "@playwright/test";

/** What a reader puts in the place of the recipe's examples, and of «navnet», «kunden» and the like. */
export interface Own {
  /** What one writes or chooses in the fields, in their order. */
  fields?: string[];
  /** The records one presses or ticks where a step names no control, in their order. */
  records?: string[];
  /** For each made-up name of the recipe, the real one. */
  names?: Record<string, string>;
}

interface Part {
  label: string;
  /** Filled in or chosen in («… i «Velg bransje»»), rather than pressed. */
  field: boolean;
}

interface Step {
  parts: Part[];
  /** What is to be seen when the step is done. */
  seen: string[];
  /** One searched, and goes on with what was found. */
  searched: boolean;
}

/** Reads a recipe on the help page and does what it says, in the words it says it in. */
export async function follow(page: Page, title: string, own: Own): Promise<void> {
  await page.goto("/help");
  await page.getByRole("link", { name: title, exact: true }).click();
  const [fields, records] = [[...(own.fields ?? [])], [...(own.records ?? [])]];
  for (const step of await readSteps(page.getByRole("list", { name: title, exact: true }))) {
    let filled: Locator | null = null;
    for (const { label, field } of step.parts) {
      const name = nameOf(label, own.names ?? {});
      if (field) filled = await fill(page, name, fields.shift());
      else await press(page, name, filled);
    }
    if (step.searched) await expect(page).toHaveURL(/[?&]q=/);
    if (step.parts.length === 0) await choose(page, records.shift());
    for (const label of step.seen) await see(page, nameOf(label, own.names ?? {}));
  }
  expect({ fields, records }, "what the recipe asks for").toEqual({ fields: [], records: [] });
}

async function readSteps(list: Locator): Promise<Step[]> {
  await expect(list).toBeVisible();
  const steps = list.getByRole("listitem").filter({ visible: true });
  return Promise.all(
    (await steps.all()).map(async (step) => {
      const text = await step.innerText();
      const labels = await step.getByRole("strong").allInnerTexts();
      return {
        parts: partsOf(text, labels),
        seen: [...text.matchAll(/«([^»]+)»/g)].flatMap(([, label = ""]) => (labels.includes(label) ? [] : [label])),
        searched: /skriv navnet i «.*trykk «Søk»/.test(text),
      };
    }),
  );
}

/** What stands after «i» is a field («skriv navnet i «Søk»»), the rest is pressed. */
function partsOf(text: string, labels: string[]): Part[] {
  let from = 0;
  return labels.map((label) => {
    const at = text.indexOf(`«${label}»`, from);
    from = at + 1;
    return { label, field: text.slice(0, at).endsWith(" i ") };
  });
}

/** A label as it stands on the page: with one's own names, and whatever number there is. */
function nameOf(label: string, names: Record<string, string>): RegExp {
  const plain = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\d+/g, "\\d+");
  const whole = Object.entries(names).reduce((text, [example, name]) => text.replaceAll(example, name), plain);
  return new RegExp(`^${whole}(?=$|[ :])`);
}

async function fill(page: Page, name: RegExp, value: string | undefined): Promise<Locator> {
  if (value === undefined) throw new Error(`The recipe asks for more than is given: ${name.source}`);
  const main = page.getByRole("main");
  const field = main.getByRole("searchbox", { name }).or(main.getByRole("textbox", { name })).or(main.getByRole("combobox", { name }));
  const shown = field.filter({ visible: true }).first();
  await expect(shown).toBeVisible();
  if (await shown.evaluate((element) => element instanceof HTMLSelectElement)) await shown.selectOption({ label: value });
  else await shown.fill(value);
  return shown;
}

/** Presses what has that very name, else what has one that goes on after it («Kontakter 1»); after a field, the button of its form. */
async function press(page: Page, name: RegExp, after: Locator | null): Promise<void> {
  const within = after?.locator("xpath=ancestor::form") ?? page;
  const called = (each: RegExp): Locator =>
    within
      .getByRole("button", { name: each })
      .or(within.getByRole("link", { name: each }))
      .or(within.getByRole("switch", { name: each }))
      .filter({ visible: true });
  await expect(called(name).first()).toBeVisible();
  const exact = called(new RegExp(`${name.source}$`));
  await ((await exact.count()) > 0 ? exact : called(name)).first().click();
}

/** Presses the record's link, or ticks its box. */
async function choose(page: Page, record: string | undefined): Promise<void> {
  if (record === undefined) throw new Error("The recipe asks for more records than are given");
  const main = page.getByRole("main");
  const name = new RegExp(`^${record}(?=$| )`);
  await main.getByRole("link", { name }).or(main.getByRole("checkbox", { name })).filter({ visible: true }).first().click();
}

async function see(page: Page, name: RegExp): Promise<void> {
  const main = page.getByRole("main");
  await expect(main.getByLabel(name).or(main.getByText(name)).or(main.getByRole("option", { name })).first()).toBeAttached();
}
