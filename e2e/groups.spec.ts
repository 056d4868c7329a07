import { readFileSync } from "node:fs";

import { createOpportunities } from "@/lib/crm/opportunities/create-opportunities";
import { setBudgets } from "@/lib/crm/budgets/set-budgets";
import { todayInOslo } from "@/lib/dates/today";

import { expect, test } from "./fixtures";
import { GroupsPage, groupsPath, makeGroup } from "./groups-page";
import { named } from "./names";

test("a tree of three levels is built, opened, moved about and taken down, each step undone", async ({ page, firm, signIn, javaScriptEnabled, isMobile }) => {
  await signIn("ADMIN");
  const groups = new GroupsPage(page);
  const [top, middle, low] = [named("Topp"), named("Midt"), named("Bunn")];
  await groups.open();
  await page.getByRole("link", { name: "Ny gruppe" }).click();
  await page.getByRole("textbox", { name: /^Gruppenavn/ }).fill(top);
  await page.getByRole("textbox", { name: "Beskrivelse" }).fill("Alt under ett.");
  await page.getByRole("button", { name: "Opprett gruppe" }).click();
  await groups.says(`Gruppen «${top}» er opprettet.`);
  await expect(page.getByText("Alt under ett.")).toBeVisible();
  for (const [above, name] of [
    [top, middle],
    [middle, low],
  ] as const) {
    await page.getByRole("link", { name: "Ny undergruppe" }).last().click();
    await expect(groups.heading(`Ny undergruppe i «${above}»`)).toBeVisible();
    await page.getByRole("textbox", { name: /^Gruppenavn/ }).fill(name);
    await page.getByRole("button", { name: "Opprett gruppe" }).click();
    await expect(groups.heading(name)).toBeVisible();
  }
  const id = async (name: string) => (await firm.db.group.findFirstOrThrow({ where: { name } })).id;
  const [topId, middleId, lowId] = [await id(top), await id(middle), await id(low)];

  await test.step("branches open and close by links, and the URL holds them", async () => {
    await groups.open(undefined, `?open=${topId}`);
    await expect(groups.link({ name: middle })).toBeVisible();
    await expect(groups.link({ name: low })).toHaveCount(0);
    await groups.tree.getByRole("link", { name: `Vis undergruppene til ${middle}` }).click();
    await expect(groups.link({ name: low })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`open=${topId}-${middleId}`));
    await groups.tree.getByRole("link", { name: `Skjul undergruppene til ${top}` }).click();
    await expect(groups.link({ name: middle })).toHaveCount(0);
    await page.goBack();
    await expect(groups.link({ name: low })).toBeVisible();
  });

  await test.step("«Rediger» from the menu of the group", async () => {
    await groups.chooseAction({ name: low }, "Rediger");
    await page.getByRole("textbox", { name: "Beskrivelse" }).fill("Nederst.");
    await page.getByRole("button", { name: "Lagre" }).click();
    await groups.says(`Gruppen «${low}» er lagret.`);
  });

  await test.step("«Flytt» offers no place under the group itself, and puts it where it is told", async () => {
    await groups.open({ id: middleId, name: middle }, "/move");
    const place = page.getByLabel("Flytt til");
    const offered = await place.getByRole("option").allTextContents();
    expect(offered).toContain("Øverst");
    expect(offered.filter((label) => label.startsWith(middle) || label.startsWith(low))).toEqual([]);
    await place.selectOption("Øverst");
    await page.getByRole("button", { name: "Flytt gruppen" }).click();
    await groups.says(`Gruppen «${middle}» er flyttet øverst.`);
    await groups.undo();
    expect((await firm.db.group.findUniqueOrThrow({ where: { id: middleId } })).parentId).toBe(topId);
  });

  if (javaScriptEnabled && !isMobile)
    await test.step("a right-click and Shift+F10 open the menu, and a group is dragged to another", async () => {
      await groups.open(undefined, `?open=${topId}-${middleId}`);
      const menu = page.getByRole("group", { name: `Handlinger for ${low}` });
      await groups.link({ name: low }).click({ button: "right" });
      await expect(menu).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(menu).toBeHidden();
      await groups.link({ name: low }).focus();
      await page.keyboard.press("Shift+F10");
      await expect(menu.getByRole("link", { name: "Ny undergruppe" })).toBeFocused();
      await page.keyboard.press("Escape");
      await groups.link({ name: low }).dragTo(groups.link({ name: top }));
      await groups.says(`Gruppen «${low}» er flyttet til «${top}».`);
      await expect(page).toHaveURL(/open=/);
      await groups.undo();
    });

  await test.step("«Slett» asks what becomes of the subgroups: moved up, or deleted with it", async () => {
    const under = async () => (await firm.db.group.findUniqueOrThrow({ where: { id: lowId } })).parentId;
    await groups.open({ id: middleId, name: middle }, "/delete");
    await expect(page.getByText("1 undergruppe står under den.")).toBeVisible();
    await page.getByRole("link", { name: "Flytt opp, dit gruppen stod" }).click();
    await page.getByRole("button", { name: `Ja, slett ${middle}` }).click();
    await groups.says(`Gruppen «${middle}» er slettet. 1 undergruppe er flyttet opp.`);
    expect(await under()).toBe(topId);
    await groups.undo();
    expect(await under()).toBe(middleId);
    await groups.open({ id: topId, name: top }, "/delete");
    await page.getByRole("link", { name: "Slett sammen med gruppen" }).click();
    await page.getByRole("button", { name: `Ja, slett ${top} og 2 undergrupper` }).click();
    await groups.says(`Gruppen «${top}» er slettet med 2 undergrupper.`);
    expect((await page.goto(`${groupsPath}/${lowId}`))?.status()).toBe(404);
  });
});

test("members are found by name and e-mail, added several at once with a role, and leave again", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [first, second] = [await firm.employee("EMPLOYEE"), await firm.employee("EMPLOYEE")];
  const group = await makeGroup(firm);
  const groups = new GroupsPage(page);
  await groups.open(group);
  const search = page.getByRole("searchbox", { name: "Legg til medlem" });
  await search.fill(first.email);
  await page.getByRole("search", { name: "Legg til medlem" }).getByRole("button", { name: "Søk" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await page.getByRole("button", { name: "Legg til valgte" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Velg minst én ansatt.");
  await page.getByRole("checkbox", { name: first.name }).check();
  await page.getByLabel("Rolle i gruppen", { exact: true }).fill("Teamleder");
  await page.getByRole("button", { name: "Legg til valgte" }).click();
  await groups.says(`${first.name} er medlem av gruppen «${group.name}».`);
  await expect(groups.role(first)).toHaveValue("Teamleder");

  await page.getByRole("searchbox", { name: "Legg til medlem" }).fill(second.name);
  await page.getByRole("search", { name: "Legg til medlem" }).getByRole("button", { name: "Søk" }).click();
  await page.getByRole("checkbox", { name: second.name }).check();
  await page.getByRole("button", { name: "Legg til valgte" }).click();
  await groups.says(`${second.name} er medlem`);
  await page.getByRole("link", { name: `Fjern ${second.name} fra gruppen` }).click();
  await expect(groups.heading(`Vil du fjerne ${second.name} fra gruppen «${group.name}»?`)).toBeVisible();
  await page.getByRole("button", { name: `Ja, fjern ${second.name}` }).click();
  await groups.says(`${second.name} er ikke lenger medlem av gruppen «${group.name}».`);
  await expect(groups.role(second)).toHaveCount(0);
  await groups.undo();
  await expect(groups.role(second)).toBeVisible();

  await test.step("«Fra» and «Til» are a member's own", async () => {
    await page.getByRole("link", { name: first.name, exact: true }).click();
    await page.getByLabel("Til", { exact: true }).fill("2099-12-31");
    await page.getByRole("button", { name: "Lagre" }).click();
    await groups.says(`Medlemskapet til ${first.name} er lagret.`);
    await expect(page.getByText(/til 31\.12\.2099/)).toBeVisible();
  });
});

test("«Lagre roller» saves them all; one that somebody else changed meanwhile is named and left, and the rest is saved", async ({
  page,
  firm,
  signIn,
  pageOf,
}) => {
  const [first, second] = [await firm.employee("EMPLOYEE"), await firm.employee("EMPLOYEE")];
  const group = await makeGroup(firm, { members: [first, second] });
  await signIn("ADMIN");
  const other = await firm.employee("ADMIN");
  const [mine, theirs] = [new GroupsPage(page), new GroupsPage(await pageOf(other))];
  for (const each of [mine, theirs]) await each.open(group);
  await test.step("where the table is stacked, the field of the role has its label over it", async () => {
    const size = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole("row").filter({ hasText: first.email }).getByText("Rolle i gruppen", { exact: true })).toBeVisible();
    if (size) await page.setViewportSize(size);
  });
  await theirs.role(first).fill("Teamleder");
  await theirs.page.getByRole("button", { name: "Lagre roller" }).click();
  await theirs.says(`Rollen til ${first.name} er lagret.`);

  await mine.role(first).fill("Selger");
  await mine.role(second).fill("Innkjøper");
  await page.getByRole("button", { name: "Lagre roller" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    `1 rolle er lagret. ${first.name} er endret av noen andre i mellomtiden, og er ikke lagret.`,
  );
  await expect(page.getByText(`Nå: Teamleder (${other.name})`)).toBeVisible();
  await expect(mine.role(first)).toHaveValue("Selger");
  const stored = async () => (await firm.db.groupMember.findMany({ where: { groupId: group.id }, orderBy: { id: "asc" } })).map(({ roleName }) => roleName);
  expect(await stored()).toEqual(["Teamleder", "Innkjøper"]);
  await page.getByLabel("Lagre mitt").check();
  await page.getByRole("button", { name: "Lagre roller" }).click();
  await mine.says(`Rollen til ${first.name} er lagret.`);
  expect(await stored()).toEqual(["Selger", "Innkjøper"]);
});

test("who stops being a seller is said with what is open, and it is handed over in the same step and comes back as one", async ({ page, firm, signIn }) => {
  const [leaving, staying] = [await firm.employee("EMPLOYEE"), await firm.employee("EMPLOYEE")];
  const group = await makeGroup(firm, { type: "SALES", members: [leaving] });
  await makeGroup(firm, { type: "SALES", members: [staying] });
  const customer = await firm.customer({ seller: String(leaving.id) });
  const opportunity = { title: named("Salg"), customerId: customer.id, amount: 100_000, expectedClose: "2030-06-30" };
  await firm.done(createOpportunities, { opportunities: [{ ...opportunity, sellers: [{ employeeId: leaving.id, share: 10_000 }] }] });
  const sellerOf = async () => (await firm.db.customerSeller.findUnique({ where: { customerId: customer.id } }))?.employeeId;
  await signIn("ADMIN");
  const groups = new GroupsPage(page);

  await test.step("another type of the group, with what else was typed", async () => {
    const name = named("Omdøpt");
    await groups.open(group, "/edit");
    await page.getByRole("textbox", { name: "Gruppenavn" }).fill(name);
    await page.getByLabel("Gruppetype").selectOption("Standard");
    await page.getByRole("button", { name: "Lagre" }).click();
    await expect(groups.heading(`Vil du gjøre «${group.name}» til en gruppe av typen «Standard»?`)).toBeVisible();
    await expect(page.getByText(`${leaving.name} har 1 kunde og 1 åpen salgsmulighet.`)).toBeVisible();
    await page.getByLabel(`Ny selger etter ${leaving.name}`).selectOption(staying.name);
    await page.getByRole("button", { name: `Ja, gjør ${group.name} til Standard` }).click();
    await groups.says(`Gruppen «${name}» er lagret. 1 kunde er overlatt. 1 salgsmulighet er overlatt.`);
    expect(await sellerOf()).toBe(staying.id);
    await groups.undo();
    await expect(groups.heading(group.name)).toBeVisible();
    expect(await sellerOf()).toBe(leaving.id);
  });

  await test.step("switched off on the page of the user", async () => {
    await page.goto(`/settings/users/${leaving.id}`);
    await page.getByRole("button", { name: `Slå av ${leaving.name}` }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Vil du slå av ${leaving.name}?` })).toBeVisible();
    await expect(page.getByText("Du kan angre, og da kan personen logge inn igjen og alt annet er tilbake.")).toBeVisible();
    await page.getByLabel(`Ny selger etter ${leaving.name}`).selectOption(staying.name);
    await page.getByRole("button", { name: `Ja, slå av ${leaving.name}` }).click();
    await groups.says(`${leaving.name} er slått av`);
    expect(await sellerOf()).toBe(staying.id);
    await groups.undo();
    expect(await sellerOf()).toBe(leaving.id);
  });
});

test("each question says what its act does with what is sold", async ({ page, firm, signIn }) => {
  const seller = await firm.employee("EMPLOYEE");
  const above = await makeGroup(firm);
  const inIt = await makeGroup(firm, { parent: above, type: "SALES", members: [seller] });
  const { id: member } = await firm.db.groupMember.findFirstOrThrow({ where: { groupId: inIt.id } });
  await signIn("ADMIN");
  const groups = new GroupsPage(page);
  await groups.open(inIt, "/delete");
  await expect(page.getByText("Den har ett medlem, som ikke blir slettet.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 ansatt slutter å være selger" })).toBeVisible();
  await expect(page.getByText(`Det som er solgt der, regnes heretter med i «${above.name}».`)).toBeVisible();
  await groups.open(above, "/delete?subgroups=delete");
  await expect(page.getByText(/Det som er solgt der, står heretter under «Uten gruppe»/)).toBeVisible();
  await groups.open(above, "/delete?subgroups=moveUp");
  await expect(page.getByText("Undergruppene flyttes opp, dit gruppen stod.")).toBeVisible();
  await expect(page.getByText(/Det som er solgt/)).toHaveCount(0);
  await groups.open(inIt, `/members/${member}/days?from=2025-01-01&until=2025-06-30`);
  await expect(page.getByText("Det som er solgt utenfor de nye datoene, regnes ikke lenger med i gruppen.")).toBeVisible();
  await groups.open(inIt, `/members/${member}/remove`);
  await expect(page.getByText("Det som er solgt, blir stående der det er.")).toBeVisible();
  // Whoever joined today has sold nothing there that could stay.
  await firm.db.$executeRaw`UPDATE group_member SET period = daterange(${todayInOslo(new Date())}::date, NULL) WHERE id = ${member}`;
  await groups.open(inIt, `/members/${member}/remove`);
  await expect(page.getByText("Medlemskapet begynte ikke før i dag, og blir borte.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 ansatt slutter å være selger" })).toBeVisible();
  await expect(page.getByText(/Det som er solgt/)).toHaveCount(0);
});

test("a sales manager sees the «Salg» groups with roles, budget and actual, follows a figure and takes them along as a file", async ({
  page,
  firm,
  signIn,
  context,
}) => {
  const seller = await firm.employee("EMPLOYEE");
  const office = await makeGroup(firm);
  const sales = await makeGroup(firm, { parent: office, type: "SALES", members: [seller] });
  const day = todayInOslo(new Date());
  const year = day.slice(0, 4);
  const customer = await firm.customer();
  const sale = { title: named("Salg"), customerId: customer.id, amount: 12_345_600, status: "WON", closedOn: day, expectedClose: day };
  await firm.done(createOpportunities, { opportunities: [{ ...sale, sellers: [{ employeeId: seller.id, share: 10_000 }] }] });
  await firm.done(setBudgets, { sellers: [{ id: seller.id, month: `${year}-01`, amount: 200_000 }] });
  await signIn("SALES_MANAGER");
  await page.goto("/settings/crm");
  await expect(page.getByRole("region", { name: "CRM" }).getByRole("link")).toHaveCount(1);
  await page.getByRole("main").getByRole("link", { name: "Grupper" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Grupper" })).toBeVisible();
  await expect(page.getByRole("link", { name: office.name })).toHaveCount(0);
  expect((await page.goto(`${groupsPath}/${office.id}`))?.status()).toBe(404);

  await page.goto(`${groupsPath}/${sales.id}`);
  const row = page
    .getByRole("table", { name: `Medlemmer i ${sales.name}` })
    .getByRole("row")
    .filter({ hasText: seller.name });
  await expect(row).toContainText("200\u00A0000");
  await expect(row).toContainText("123\u00A0456");
  for (const control of ["Rediger", "Flytt", "Slett", "Ny gruppe", "Lagre roller"])
    await expect(page.getByRole("main").getByText(control, { exact: true })).toHaveCount(0);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Eksporter" }).click()]);
  expect(file.suggestedFilename()).toBe(`salgsgrupper-${year}.csv`);
  expect(readFileSync(await file.path(), "utf8")).toContain(`${sales.name};${seller.name};;;200000;123456,00\r\n`);
  const exports = { where: { kind: "groups.exportFigures", data: { path: ["name"], equals: sales.name } } };
  expect(await firm.db.operation.count(exports)).toBe(1);
  const asked = (group: string | number) => context.request.post(`${groupsPath}/export?group=${group}`, { maxRedirects: 0 });
  for (const group of [office.id, 2_147_483_646]) expect((await asked(group)).headers().location).toBe(`${groupsPath}/${group}`);
  expect((await context.request.get(`${groupsPath}/export?group=${sales.id}`)).status()).toBe(405);
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /^Salgsmuligheter/ })).toBeVisible();
  await expect(page.getByText(sale.title)).toBeVisible();

  await signIn("EMPLOYEE");
  expect((await page.goto(groupsPath))?.status()).toBe(403);
  expect((await context.request.post(`${groupsPath}/export`)).status()).toBe(403);
  expect((await asked(sales.id)).status()).toBe(403);
  await context.clearCookies();
  expect((await asked(sales.id)).headers().location).toBe(`/sign-in?next=${encodeURIComponent(`${groupsPath}/${sales.id}`)}`);
  expect(await firm.db.operation.count(exports)).toBe(1);
});
