import type { Page } from "@playwright/test";

import { anEnterprise } from "@/lib/testing/register-stand-in";
import { e2eInstance } from "@/lib/testing/e2e-instance";

import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";

/** Puts an enterprise in the register that the app asks. */
const put = (organizationNumber: string, name: string, said: Record<string, unknown> = {}): Promise<void> =>
  putAsIs(anEnterprise(organizationNumber, name, said));

async function putAsIs(enterprise: Record<string, unknown>): Promise<void> {
  const { registerUrl } = e2eInstance(test.info().parallelIndex);
  await fetch(registerUrl, { method: "PUT", body: JSON.stringify(enterprise) });
}

/** Types a number and has what it says fetched. With scripts it is enough to leave the number; without, the button does it. */
async function fetchBy(page: Page, organizationNumber: string): Promise<void> {
  await page.getByLabel("Organisasjonsnummer").fill(organizationNumber);
  if (scripts()) await page.getByLabel("Organisasjonsform").focus();
  else await page.getByRole("button", { name: "Hent fra registeret" }).click();
}

/** Does something while the answer to what was sent before is on its way. */
async function whileOnItsWay(page: Page, send: () => Promise<void>, act: () => Promise<void>): Promise<void> {
  let release = (): void => undefined;
  const acted = new Promise<void>((resolve) => (release = resolve));
  await page.route(page.url(), async (route) => {
    await acted;
    await route.continue();
  });
  await send();
  await act();
  release();
}

const grouped = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, "$1\u00A0");
const scripts = (): boolean => test.info().project.name !== "no-scripts";
const part = (page: Page, name: string) => page.getByRole("group", { name });

test("the number of a new customer fetches the rest from the register, never over what is typed, and says that it is bankrupt; a number put right leaves nothing of the first", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("EMPLOYEE");
  const [number, word] = [newOrganizationNumber(), newWord()];
  await put(number, `${word.toUpperCase()} AS`, { konkurs: true, konkursdato: "2026-10-01", naeringskode1: { kode: "00.500" } });
  const neighbour = newOrganizationNumber();
  await put(neighbour, `${newWord().toUpperCase()} AS`, { telefon: "75 50 00 00" });
  await page.goto("/customers/new");
  await part(page, "Besøksadresse").getByLabel("Poststed").fill("Mo i Rana");
  await page.getByLabel("Nettsted").fill(`www.${word}.no`);
  await fetchBy(page, neighbour);
  await expect(page.getByLabel("Telefon")).toHaveValue("75 50 00 00");
  await fetchBy(page, number);
  await expect(page.getByText("Foretaket er konkurs siden 1.10.2026.")).toBeVisible();
  await expect(page.getByText("Det er ingen bransje for næringskoden 00.500, så velg bransje selv.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(`${word} AS`);
  await expect(page.getByLabel("Telefon")).toHaveValue("");
  await expect(page.getByLabel("Organisasjonsform")).toHaveValue("AS");
  await expect(part(page, "Postadresse").getByLabel("Adresse")).toHaveValue("Postboks 1");
  await expect(part(page, "Besøksadresse").getByLabel("Adresse")).toHaveValue("");
  await expect(page.getByLabel("Nettsted")).toHaveValue(`www.${word}.no`);
  if (scripts()) await expect(page.getByLabel("Organisasjonsform")).toBeFocused();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${word} AS er opprettet.` })).toBeVisible();
  expect(await firm.db.customer.findFirstOrThrow({ where: { organizationNumber: number } })).toMatchObject({
    ...{ name: `${word} AS`, registerName: `${word.toUpperCase()} AS`, postalCity: "Bodø", visitingCity: "Mo i Rana", website: `www.${word}.no` },
  });
});

test("what is typed or chosen while the register answers stands, to the last moment", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const [number, word] = [newOrganizationNumber(), newWord()];
  await put(number, `${word.toUpperCase()} AS`, { telefon: "75 50 00 00" });
  await page.goto("/customers/new");
  const type = async () => {
    await page.getByLabel("Telefon").fill("22 33 44 55");
    await page.getByLabel("Organisasjonsform").selectOption("ENK – Enkeltpersonforetak");
  };
  if (scripts()) {
    // The last moment: when the form was read for the answer, and that is not on the page yet.
    await page.getByLabel("E-post").evaluate((field: HTMLInputElement) => {
      window.FormData = class extends FormData {
        constructor(form?: HTMLFormElement, button?: HTMLElement | null) {
          super(form, button);
          if (form !== field.form || button) return;
          queueMicrotask(() => {
            field.value = "post@example.no";
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          });
        }
      };
    });
    await whileOnItsWay(page, () => fetchBy(page, number), type);
  } else {
    await page.getByLabel("E-post").fill("post@example.no");
    await type();
    await fetchBy(page, number);
  }
  await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(`${word} AS`);
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${word} AS er opprettet.` })).toBeVisible();
  expect(await firm.db.customer.findFirstOrThrow({ where: { organizationNumber: number } })).toMatchObject({
    ...{ phone: "22 33 44 55", email: "post@example.no", organizationForm: "ENK" },
  });
});

test("a number that the register does not have, or can't answer for now, is said, and what is typed is saved; «Slettet» stands on the card", async ({
  page,
  signIn,
}) => {
  await signIn("EMPLOYEE");
  const [unknown, broken, late, gone] = [newOrganizationNumber(), newOrganizationNumber(), newOrganizationNumber(), newOrganizationNumber()];
  const name = named("Kunde");
  await put(broken, "FEIL AS", { _status: 500 });
  await put(late, "SEN AS", { _delay: 4_500 });
  await putAsIs({ organisasjonsnummer: gone, slettedato: "2026-01-02" });
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(name);
  for (const [number, sentence] of [
    [late, "Enhetsregisteret svarer ikke nå. Prøv igjen om litt, eller fyll ut selv."],
    [unknown, `Enhetsregisteret har ikke nummeret ${grouped(unknown)}.`],
    [broken, "Enhetsregisteret svarer ikke nå. Prøv igjen om litt, eller fyll ut selv."],
    [gone, `Foretaket med nummeret ${grouped(gone)} ble slettet 2.1.2026 og er tatt ut av Enhetsregisterets åpne data.`],
  ] as const) {
    await fetchBy(page, number);
    await expect(page.getByText(sentence)).toBeVisible({ timeout: 10_000 });
    await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(name);
  }
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name} er opprettet.` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Slettet 2.1.2026 (Enhetsregisteret, hentet");
});

test("a name finds enterprises to choose among, the chosen one is not asked for again, and Enter in a field saves without asking the register", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("EMPLOYEE");
  const [number, word] = [newOrganizationNumber(), newWord()];
  await put(number, `${word.toUpperCase()} BYGG AS`);
  const lookUps = () => firm.db.operation.count({ where: { kind: "register.lookUp" } });
  const before = await lookUps();
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await page.goto("/customers/new");
  await page.getByLabel("Telefon").fill("75 50 00 00");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(word.toLowerCase());
  await page.getByRole("button", { name: "Hent fra registeret" }).click();
  await page
    .getByRole("list", { name: "Treff i Enhetsregisteret" })
    .getByRole("button", { name: `${word} Bygg AS, ${grouped(number)}, Bodø` })
    .click();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue(grouped(number));
  await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(`${word} Bygg AS`);
  await expect(page.getByLabel("Telefon")).toHaveValue("75 50 00 00");
  // Gone through without a letter typed, the number sends nothing: the name, the hit and the save are all that is sent.
  await page.getByLabel("Organisasjonsnummer").focus();
  await page.getByLabel("Telefon").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: `${word} Bygg AS er opprettet.` })).toBeVisible();
  expect(await firm.db.customer.count({ where: { organizationNumber: number } })).toBe(1);
  expect(await lookUps()).toBe(before + 1);
  expect(sent).toHaveLength(3);
});

test("«Oppdater fra registeret» shows what differs, takes in what is chosen, and is undone; the card says how the enterprise stands", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("EMPLOYEE");
  const [organizationNumber, word] = [newOrganizationNumber(), newWord()];
  const customer = await firm.customer({ name: word, organizationNumber, phone: "11 22 33 44" });
  const winding = { underAvvikling: true, underAvviklingDato: "2026-09-30" };
  await put(organizationNumber, `${word.toUpperCase()} AS`, { telefon: "75 50 00 00", naeringskode1: { kode: "00.500" }, ...winding });
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("button", { name: "Oppdater fra registeret" }).click();
  await expect(page.getByRole("heading", { name: "Hva vil du ta inn fra Enhetsregisteret?" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Under avvikling 30.9.2026 (Enhetsregisteret, hentet");
  const row = (field: string) => page.getByRole("table", { name: "Forskjeller fra Enhetsregisteret" }).getByRole("row").filter({ hasText: field });
  await expect(page.getByText("Det er ingen bransje for næringskoden 00.500, så bransjen blir stående.")).toBeVisible();
  await expect(row("Poststed i besøksadressen")).toContainText("Bodø");
  await expect(page.getByRole("checkbox", { name: "Telefon" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Poststed i besøksadressen" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Navn", exact: true })).not.toBeChecked();
  await page.getByRole("checkbox", { name: "Nettsted" }).uncheck();

  // Somebody else edits a chosen field meanwhile: it is asked again.
  await firm.db.customer.update({ where: { id: customer.id }, data: { visitingCity: "Narvik" } });
  await page.getByRole("button", { name: "Ta inn det som er valgt" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Noe er endret siden du så på dette." })).toBeVisible();
  await expect(row("Poststed i besøksadressen")).toContainText("Narvik");
  await page.getByRole("checkbox", { name: "Nettsted" }).uncheck();
  await page.getByRole("button", { name: "Ta inn det som er valgt" }).click();
  const done = page.getByRole("status").filter({ hasText: `${word} er oppdatert fra Enhetsregisteret.` });
  await expect(done).toBeVisible();
  const now = () => firm.db.customer.findUniqueOrThrow({ where: { id: customer.id } });
  expect(await now()).toMatchObject({
    name: word,
    registerName: `${word.toUpperCase()} AS`,
    visitingCity: "Narvik",
    postalCity: "Bodø",
    website: "",
    phone: "11 22 33 44",
  });
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angret:" })).toBeVisible();
  expect(await now()).toMatchObject({ registerName: null, postalCity: "" });
});

test("«Under tvangsavvikling» stands on the card of an enterprise that a court winds up, and beside a hit for its name", async ({ page, signIn }) => {
  await signIn("EMPLOYEE");
  const [number, word] = [newOrganizationNumber(), newWord()];
  await put(number, `${word.toUpperCase()} AS`, { underTvangsavviklingEllerTvangsopplosning: true });
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Navn må fylles ut" }).fill(word);
  await page.getByRole("button", { name: "Hent fra registeret" }).click();
  await page.getByRole("button", { name: `${word} AS, ${grouped(number)}, Bodø (under tvangsavvikling)` }).click();
  await expect(page.getByText("Foretaket er under tvangsavvikling eller tvangsoppløsning.")).toBeVisible();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${word} AS er opprettet.` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Under tvangsavvikling eller tvangsoppløsning (Enhetsregisteret, hentet");
});

test("an organisation number that is put right on the card takes nothing of the first enterprise along, and is undone", async ({ page, firm, signIn }) => {
  await signIn("EMPLOYEE");
  const [wrong, right, word] = [newOrganizationNumber(), newOrganizationNumber(), newWord()];
  await put(wrong, `${word.toUpperCase()} FEIL AS`);
  const customer = await firm.customer({ name: word, organizationNumber: wrong });
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("button", { name: "Oppdater fra registeret" }).click();
  await page.getByRole("button", { name: "Ta inn det som er valgt" }).click();
  const said = page.getByText(`I Enhetsregisteret: ${word.toUpperCase()} FEIL AS`);
  await expect(said).toBeVisible();
  await expect(page.getByText("Næringskoder i Enhetsregisteret: 41.200")).toBeVisible();
  await page.getByLabel("Organisasjonsnummer").fill(right);
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  const saved = page.getByRole("status").filter({ hasText: `${word} er lagret.` });
  await expect(saved).toBeVisible();
  await expect(said).toBeHidden();
  await expect(page.getByText(/^Næringskoder i Enhetsregisteret/)).toBeHidden();
  await page.goto(`/customers?q=${word}+feil`);
  await expect(page.getByText(`Ingen treff på «${word} feil».`)).toBeVisible();
  await page.goto(`/customers/${customer.id}/history`);
  await page.getByRole("button", { name: "Angre" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Angret:" })).toBeVisible();
  await page.goto(`/customers/${customer.id}`);
  await expect(said).toBeVisible();
});

test("an administrator loads an extract and switches the look-up off: the extract answers in the register's place", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [number, word] = [newOrganizationNumber(), newWord()];
  await page.goto("/settings/crm");
  await page.getByRole("navigation", { name: "Firma" }).getByRole("link", { name: "Enhetsregisteret", exact: true }).click();
  const csv = ["organisasjonsnummer;navn;organisasjonsform.kode", `${number};${word.toUpperCase()} AS;AS`, "123456789;FEIL;AS"].join("\n");
  await page.getByLabel("Fil fra Enhetsregisteret").setInputFiles({ name: "enheter.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Last inn uttrekk" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 foretak er lastet inn. 1 rad ble ikke med." })).toBeVisible();
  const lookup = page.getByRole("switch", { name: "Slå opp i Enhetsregisteret over nettet" });
  await lookup.click();
  await expect(lookup).toHaveAttribute("aria-checked", "false");
  await expect(page.getByRole("status").filter({ hasText: "Oppslag i Enhetsregisteret over nettet er slått av." })).toBeVisible();
  await page.goto("/customers/new");
  await page.getByLabel("Organisasjonsnummer").fill(number);
  await page.getByRole("button", { name: "Hent fra registeret" }).click();
  await expect(page.getByRole("textbox", { name: "Navn må fylles ut" })).toHaveValue(`${word} AS`);
  await page.goto("/settings/register");
  await lookup.click();
  await expect(page.getByRole("status").filter({ hasText: "er slått på." })).toBeVisible();
  expect(await firm.db.firm.findFirstOrThrow()).toMatchObject({ registerLookup: true });
});
