import { endPlace } from "@/lib/crm/contacts/end-place";
import { deleteCustomer } from "@/lib/crm/customers/delete-customer";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";
import { runErasure } from "@/lib/crm/erasing/run-erasure";
import { setErasureDays } from "@/lib/crm/erasing/set-erasure-days";
import { todayInOslo } from "@/lib/dates/today";
import { systemActor } from "@/lib/permissions";

import { actorOf, type Named } from "./firm";
import { expect, test } from "./fixtures";
import { named, newOrganizationNumber, newWord } from "./names";

test("a sales manager deletes a customer after a question that says what goes along, and takes it back", async ({ page, firm, signIn, isMobile }) => {
  await signIn("SALES_MANAGER");
  const customer = await firm.customer();
  const other = await firm.customer();
  const contact = await firm.contact(customer);
  await firm.opportunity(customer, { title: named("Salg") });
  await page.goto(`/customers/${customer.id}`);
  if (isMobile) await page.getByRole("button", { name: `Handlinger for ${customer.name}` }).click();
  await page.getByRole("link", { name: "Slett kunde" }).click();
  await expect(page.getByRole("heading", { name: `Vil du slette ${customer.name}?` })).toBeVisible();
  await expect(page.getByText("1 kontakt hører bare til her, og slettes sammen med kunden.")).toBeVisible();
  await expect(page.getByText(/^1 åpen salgsmulighet på 1\s000\skr går ut av listen og prognosen\.$/)).toBeVisible();
  await page.getByRole("button", { name: `Ja, slett ${customer.name}` }).click();
  const message = page.getByRole("status").filter({ hasText: `${customer.name} er slettet med 1 kontakt.` });
  await expect(message).toBeVisible();

  const gone = await page.request.get(`/customers/${customer.id}`);
  expect(gone.status()).toBe(404);
  await page.goto(`/customers/${other.id}/contacts/link?q=${encodeURIComponent(contact.name)}`);
  await expect(page.getByText(`Ingen treff på «${contact.name}».`)).toBeVisible();

  await page.goBack();
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: `Angret: slettet kunden ${customer.name}` })).toBeVisible();
  await page.goto(`/customers/${customer.id}/contacts`);
  await expect(page.getByRole("link", { name: contact.name })).toBeVisible();
});

test("an admin sees what can't be as it was, chooses, and restores", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const customer = await firm.deletedCustomer(actorOf(admin));
  await page.goto(`/settings/crm/restore?q=${encodeURIComponent(customer.name)}`);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: customer.name, exact: true }) });
  await expect(row).toContainText(admin.name);
  await row.getByRole("checkbox", { name: `Velg ${customer.name}` }).check();
  await page.getByRole("button", { name: "Gjenopprett valgte" }).click();
  await expect(page.getByRole("heading", { name: `Vil du gjenopprette ${customer.name}?` })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Organisasjonsnummeret til 1 kunde er i bruk" })).toBeVisible();
  await expect(page.getByLabel(/^Kategorien «.*» er slettet/)).toBeVisible();
  await page.getByRole("radio", { name: "Gjenopprett uten organisasjonsnummer" }).check();
  await page.getByRole("button", { name: `Ja, gjenopprett ${customer.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er gjenopprettet, 1 uten organisasjonsnummer.` })).toBeVisible();
  await expect(page.getByRole("heading", { name: customer.name, level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Kontakter\s*1/ })).toBeVisible();
});

test("the deleted customers stand with those deleted last first, with who deleted each and when", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const word = newWord();
  const make = (letter: string) => firm.customer({ name: `${word} ${letter}` });
  const [a, b, c] = [await make("A"), await make("B"), await make("C")];
  const hour = 60 * 60_000;
  const began = Math.floor(Date.now() / 60_000) * 60_000 - 4 * hour;
  for (const [n, customer] of [b, c, a].entries())
    await firm.done(deleteCustomer, { id: customer.id, contacts: 0, opportunities: 0 }, n === 1 ? systemActor : actorOf(admin), new Date(began + n * hour));
  await page.goto(`/settings/crm/restore?q=${word}`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link", { name: word }) });
  await expect(rows.getByRole("link", { name: new RegExp(`^${word} .$`) })).toHaveText([a.name, c.name, b.name]);
  const clock = new Intl.DateTimeFormat("nb-NO", { timeZone: "Europe/Oslo", hour: "2-digit", minute: "2-digit" });
  for (const [n, who] of [admin.name, "Systemet", admin.name].entries()) {
    await expect(rows.nth(n)).toContainText(who);
    await expect(rows.nth(n)).toContainText(clock.format(new Date(began + (2 - n) * hour)).replace(":", "."));
  }
});

test("several deleted customers come back from a further page, and all that a search finds but for the one whose number is taken", async ({
  page,
  firm,
  signIn,
}) => {
  await signIn("ADMIN");
  const [word, organizationNumber] = [newWord(), newOrganizationNumber()];
  const names = Array.from({ length: 51 }, (_, n) => `${word} ${String(n + 1).padStart(2, "0")}`);
  const { id: updatedByOperation } = await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } });
  const made = await firm.db.customer.createManyAndReturn({ data: names.map((name) => ({ name, updatedByOperation })), select: { id: true } });
  const taken = await firm.customer({ name: `${word} 52`, organizationNumber });
  const ids = [...made.map(({ id }) => id), taken.id];
  await firm.done(deleteCustomers, { selection: { ids }, customers: 52 });
  const holder = await firm.customer({ organizationNumber }, [taken]);
  const says = (text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();

  await page.goto(`/settings/crm/restore?q=${word}`);
  await page.getByRole("navigation", { name: "Sider" }).getByRole("link", { name: "Neste" }).click();
  await expect(page.getByRole("checkbox", { name: `Velg ${word}` })).toHaveCount(2);
  const second = page.url();
  await page.getByRole("link", { name: "Velg alle på siden" }).click();
  for (const name of names.slice(0, 2)) await expect(page.getByRole("checkbox", { name: `Velg ${name}` })).toBeChecked();
  await page.getByRole("button", { name: "Gjenopprett valgte" }).click();
  await page.getByRole("button", { name: "Ja, gjenopprett 2 kunder" }).click();
  await says("2 kunder er gjenopprettet.");
  await page.goto(second);
  await expect(page.getByText("Det er ingen flere her.")).toBeVisible();

  const last = await firm.customer({ name: `${word} til slutt` });
  await firm.done(deleteCustomer, { id: last.id, contacts: 0, opportunities: 0 });
  await page.getByRole("link", { name: "Gå til første side" }).click();
  await page.getByRole("link", { name: "Gjenopprett alle 51 treff" }).click();
  await expect(page.getByRole("heading", { name: "Organisasjonsnummeret til 1 kunde er i bruk" })).toBeVisible();
  await expect(page.getByRole("link", { name: holder.name })).toBeVisible();
  await page.getByRole("radio", { name: "La den være slettet" }).check();
  await page.getByRole("button", { name: "Ja, gjenopprett 51 kunder" }).click();
  await says("50 kunder er gjenopprettet. 1 ble ikke gjenopprettet, siden organisasjonsnummeret er i bruk.");
  expect(await firm.db.customer.count({ where: { id: { in: ids }, deletedByOperation: null } })).toBe(51);
  expect(await firm.db.customer.count({ where: { id: taken.id, deletedByOperation: null } })).toBe(0);

  await page.goto(`/customers?q=${word}&after=${last.id}`);
  await expect(page.getByText("Det er ingen flere her.")).toBeVisible();
  await page.getByRole("link", { name: "Gå til første side" }).click();
  await expect(page.getByRole("link", { name: `${word} 01`, exact: true })).toBeVisible();
});

test("of two deleted customers with one number the question says that only one can have it, and leads to that one", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const organizationNumber = newOrganizationNumber();
  const first = await firm.customer({ organizationNumber });
  await firm.done(deleteCustomer, { id: first.id, contacts: 0, opportunities: 0 });
  const last = await firm.customer({ organizationNumber }, [first]);
  await firm.done(deleteCustomer, { id: last.id, contacts: 0, opportunities: 0 });
  const question = `/settings/crm/restore/confirm?id=${first.id}&id=${last.id}`;
  await page.goto(question);
  const numbers = page.getByRole("region", { name: "1 kunde kan ikke få tilbake organisasjonsnummeret" });
  await expect(numbers).toContainText(`${first.name}: Flere av kundene du har valgt, har`);
  await numbers.getByRole("link", { name: last.name }).click();
  await expect(page.getByText(/Kunden kan bare ses på/)).toBeVisible();
  await page.goto(question);
  await page.getByRole("button", { name: "Ja, gjenopprett 2 kunder" }).click();
  await expect(page.getByRole("status").filter({ hasText: "2 kunder er gjenopprettet, 1 uten organisasjonsnummer." })).toBeVisible();
});

test("a sales manager restores what she deleted herself, from Kundeoppfølging", async ({ page, firm, signIn }) => {
  const me = await firm.employee("SALES_MANAGER");
  await signIn(me);
  const [own, others] = [await firm.customer(), await firm.deletedCustomer(systemActor)];
  await firm.done(deleteCustomer, { id: own.id, contacts: 0, opportunities: 0 }, actorOf(me));
  await page.goto("/customers");
  await page.getByRole("link", { name: "Slettede kunder" }).click();
  await expect(page.getByRole("heading", { name: "Gjenopprett kunder", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: own.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: others.name, exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: own.name, exact: true }).click();
  await expect(page.getByText(/Kunden kan bare ses på/)).toContainText(`Slettet av ${me.name}`);
  await page.getByRole("link", { name: "Gjenopprett", exact: true }).click();
  await page.getByRole("button", { name: `Ja, gjenopprett ${own.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${own.name} er gjenopprettet.` })).toBeVisible();
  for (const [path, none] of Object.entries({ "": "Du har ikke slettet noen kunder.", "/contacts": "Du har ikke slettet noen kontakter." })) {
    await page.goto(`/settings/crm/restore${path}`);
    await expect(page.getByRole("main")).toContainText(none);
  }
});

test("an admin erases a deleted customer for good, its name typed", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const customer = await firm.deletedCustomer(actorOf(admin));
  await page.goto(`/settings/crm/restore/${customer.id}`);
  await page.getByRole("link", { name: "Slett for godt" }).click();
  await expect(page.getByText("Dette kan ikke angres.")).toBeVisible();
  await expect(page.getByText("Det som er skrevet om kunden andre steder, må rettes der")).toBeVisible();
  await page.getByRole("textbox", { name: /^Skriv navnet på kunden/ }).fill("Noe annet");
  await page.getByRole("button", { name: "Ja, slett for godt" }).click();
  await expect(page.getByText("Skriv navnet slik det står over.").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("textbox", { name: /^Skriv navnet på kunden/ }).fill(customer.name);
  await page.getByRole("button", { name: "Ja, slett for godt" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Kunden er slettet for godt." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Angre" })).toHaveCount(0);
  expect((await page.request.get(`/settings/crm/restore/${customer.id}`)).status()).toBe(404);
  expect(await firm.db.changePersonal.count({ where: { label: customer.name } })).toBe(0);
});

test("an admin sets after how many days what is deleted is erased; the list says in how many", async ({ page, firm, signIn }) => {
  const admin = await signIn("ADMIN");
  const customer = await firm.deletedCustomer(actorOf(admin));
  await page.goto(`/settings/crm/restore?q=${encodeURIComponent(customer.name)}`);
  const setting = page.getByRole("region", { name: "Slett for godt av seg selv" });
  const days = setting.getByRole("textbox", { name: /^Dager etter sletting/ });
  await days.fill("snart");
  await setting.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Skriv et helt antall dager fra 1 til 3650, eller la feltet stå tomt.").filter({ visible: true }).first()).toBeVisible();
  await days.fill("3650");
  await setting.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: /Slettede kunder og kontakter slettes for godt etter 3\s650 dager\./ })).toBeVisible();
  await page.goto(`/settings/crm/restore?q=${encodeURIComponent(customer.name)}`);
  await expect(page.getByRole("row").filter({ hasText: customer.name })).toContainText(/Slettes for godt om 3\s650 dager/);
  await days.fill("");
  await setting.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Slettede kunder og kontakter blir liggende til noen sletter dem for godt." })).toBeVisible();
});

test("a shorter time says first how many it erases at once; what carries it out says so in the log", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  await firm.done(setErasureDays, { days: "" });
  const longAgo = new Date(Date.now() - 3000 * 24 * 60 * 60_000);
  await firm.done(deleteCustomer, { id: customer.id, contacts: 0, opportunities: 0 }, systemActor, longAgo);
  await page.goto("/settings/crm/restore");
  const setting = page.getByRole("region", { name: "Slett for godt av seg selv" });
  const shorten = async () => {
    await setting.getByRole("textbox", { name: /^Dager etter sletting/ }).fill("2900");
    await setting.getByRole("button", { name: "Lagre" }).click();
    await expect(page.getByRole("heading", { name: /^Vil du slette for godt etter 2\s900 dager\?$/ })).toBeVisible();
  };
  await shorten();
  await expect(page.getByText(/slette(t kunde|de kunder)( og .*)? er eldre enn det, og slettes for godt innen et kvarter\./)).toBeVisible();
  await page.getByRole("link", { name: "Nei, avbryt" }).click();
  await expect(page.getByText("Slettede kunder og kontakter blir liggende her til noen gjenoppretter dem eller sletter dem for godt.")).toBeVisible();

  await shorten();
  await page.getByRole("button", { name: /^Ja, slett for godt etter 2\s900 dager$/ }).click();
  await expect(page.getByRole("status").filter({ hasText: /Slettede kunder og kontakter slettes for godt etter 2\s900 dager\./ })).toBeVisible();
  await runErasure(firm.db);
  await firm.done(setErasureDays, { days: "" });
  await page.goto("/settings/change-log");
  await expect(page.getByRole("main")).toContainText(
    /Systemet slettet for godt det som var slettet for mer enn 2\s900 dager siden: \d+ kunder? og \d+ kontakt(er)?/,
  );
  await page.goto(`/settings/crm/restore?q=${encodeURIComponent(customer.name)}`);
  await expect(page.getByText(`Ingen treff på «${customer.name}».`)).toBeVisible();
});

test("the contacts of a restored customer stand in the order they stood in", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  const word = newWord();
  const names = ["Åse", "Aaron", "Ærlend", "Zara", "Berit", "Caspar"].map((first) => `${first} ${word}`);
  const made: Named[] = [];
  for (const name of names) made.push(await firm.contact(customer, { name }));
  const place = async (n: number) => (await firm.db.contactLink.findFirstOrThrow({ where: { contactId: made[n]?.id } })).id;
  await firm.db.contactLink.update({ where: { id: await place(3) }, data: { isPrimary: true } });
  await firm.done(endPlace, { id: await place(4), until: todayInOslo(new Date()) });
  const shown = async () => {
    await page.goto(`/customers/${customer.id}/contacts`);
    return page.getByRole("table", { name: "Kontakter" }).getByRole("link", { name: word }).allTextContents();
  };
  const before = await shown();
  expect(before.map((name) => name.split(" ")[0])).toEqual(["Zara", "Caspar", "Ærlend", "Aaron", "Åse", "Berit"]);
  await page.goto(`/customers/${customer.id}/delete`);
  await page.getByRole("button", { name: `Ja, slett ${customer.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er slettet med 6 kontakter.` })).toBeVisible();
  await page.goto(`/settings/crm/restore/confirm?id=${customer.id}`);
  await page.getByRole("button", { name: `Ja, gjenopprett ${customer.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er gjenopprettet.` })).toBeVisible();
  expect(await shown()).toEqual(before);
});
