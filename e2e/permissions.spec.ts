import { randomInt } from "node:crypto";

import type { APIRequestContext, BrowserContext, Page } from "@playwright/test";

import { switchCategory } from "@/lib/crm/categories/switch-category";

import { draftRecoding } from "@/lib/crm/industries/draft-recoding";

import { CategoriesPage, categoriesPath } from "./categories-page";
import { actorOf, type Firm, type Person, type Role } from "./firm";
import { expect, giveSession, test } from "./fixtures";
import { groupForms } from "./group-forms";
import { makeGroup } from "./groups-page";
import { industriesPath } from "./industries-page";
import { makeJob } from "./make-job";
import { named, newWord } from "./names";
import { addressOf, pageRoutes } from "./page-routes";
import { ValueListPage } from "./value-list-page";
import { heldBack, ledTo, sendAgain, type SentForm, sentWhile, withField } from "./sent-form";

const roles = ["ADMIN", "SALES_MANAGER", "EMPLOYEE"] as const;

/** A status, or where one is led. */
type Answer = 200 | 403 | 404 | `→ ${string}`;

/**
 * What each page answers: to an admin, a sales manager, an employee. Written out by hand from the table of who may
 * what, so that it can disagree with the code. The operation of /undo is a change of a category.
 */
const pages: Record<string, readonly [admin: Answer, salesManager: Answer, employee: Answer]> = {
  "/": ["→ /customers", "→ /customers", "→ /customers"],
  "/account": [200, 200, 200],
  "/help": [200, 200, 200],
  "/budgets": [200, 200, 200],
  "/budgets/copy": [200, 200, 403],
  "/contacts/[id]/erase": [200, 403, 403],
  "/contacts/[id]/personal-data": [200, 403, 403],
  "/customers": [200, 200, 200],
  "/customers/[id]": [200, 200, 200],
  "/customers/[id]/additional-info": [200, 200, 200],
  "/customers/[id]/contacts": [200, 200, 200],
  "/customers/[id]/contacts/[contactId]": [200, 200, 200],
  "/customers/[id]/contacts/[contactId]/delete": [200, 200, 403],
  "/customers/[id]/contacts/[contactId]/end": [200, 200, 200],
  "/customers/[id]/contacts/[contactId]/move": [200, 200, 200],
  "/customers/[id]/contacts/[contactId]/place": [200, 200, 200],
  "/customers/[id]/contacts/link": [200, 200, 200],
  "/customers/[id]/contacts/new": [200, 200, 200],
  "/customers/[id]/delete": [200, 200, 403],
  "/customers/[id]/history": [200, 200, 200],
  "/customers/[id]/merge": [200, 200, 403],
  "/customers/[id]/opportunities": [200, 200, 200],
  "/customers/change-many": [200, 200, 403],
  "/customers/change-many/[act]": [200, 200, 403],
  "/customers/change-many/delete": [200, 200, 403],
  "/customers/duplicates": [200, 200, 200],
  "/customers/filters": [200, 200, 200],
  "/customers/columns": [200, 200, 200],
  // One that the admin shares.
  "/customers/views": [200, 200, 200],
  "/customers/views/[id]": [200, 404, 404],
  "/customers/views/[id]/delete": [200, 404, 404],
  "/customers/views/new": [200, 200, 200],
  // Nothing was fetched of it.
  "/customers/[id]/register": [404, 404, 404],
  "/customers/new": [200, 200, 200],
  // One that the admin started.
  "/jobs/[id]": [200, 404, 404],
  "/opportunities": [200, 200, 200],
  "/opportunities/[id]": [200, 200, 200],
  "/opportunities/[id]/customer": [200, 200, 200],
  "/opportunities/[id]/delete": [200, 200, 200],
  "/opportunities/[id]/lose": [200, 200, 200],
  "/opportunities/[id]/sellers": [200, 200, 200],
  "/opportunities/new": [200, 200, 200],
  "/reports/sales": [200, 200, 200],
  "/settings": ["→ /settings/crm", "→ /settings/crm", "→ /settings/crm"],
  "/settings/change-log": [200, 403, 403],
  "/settings/crm": [200, 200, 403],
  "/settings/crm/additional-info": [200, 403, 403],
  "/settings/crm/additional-info/[list]/[id]/delete": [200, 403, 403],
  "/settings/crm/categories": [200, 403, 403],
  "/settings/crm/categories/[id]/contacts": [200, 403, 403],
  "/settings/crm/categories/[id]/delete": [200, 403, 403],
  "/settings/crm/categories/[id]/merge": [200, 403, 403],
  "/settings/crm/categories/[id]/switch": [200, 403, 403],
  "/settings/crm/groups": [200, 200, 403],
  "/settings/crm/groups/[id]": [200, 200, 403],
  "/settings/crm/groups/[id]/delete": [200, 403, 403],
  "/settings/crm/groups/[id]/edit": [200, 403, 403],
  "/settings/crm/groups/[id]/members/[memberId]": [200, 403, 403],
  "/settings/crm/groups/[id]/members/[memberId]/days": [200, 403, 403],
  "/settings/crm/groups/[id]/members/[memberId]/remove": [200, 403, 403],
  "/settings/crm/groups/[id]/move": [200, 403, 403],
  "/settings/crm/groups/[id]/type": [200, 403, 403],
  "/settings/crm/groups/new": [200, 403, 403],
  "/settings/crm/industries": [200, 403, 403],
  "/settings/crm/industries/[id]": [200, 403, 403],
  "/settings/crm/industries/[id]/delete": [200, 403, 403],
  "/settings/crm/industries/[id]/edit": [200, 403, 403],
  "/settings/crm/industries/[id]/move": [200, 403, 403],
  "/settings/crm/industries/[id]/switch": [200, 403, 403],
  "/settings/crm/industries/load": [200, 403, 403],
  "/settings/crm/industries/new": [200, 403, 403],
  "/settings/crm/industries/recode": [200, 403, 403],
  "/settings/crm/industries/recode/[id]": [200, 403, 403],
  "/settings/crm/opportunities": [200, 403, 403],
  "/settings/crm/opportunities/[list]/[id]/delete": [200, 403, 403],
  "/settings/crm/restore": [200, 200, 403],
  // An admin deleted it: to a sales manager it is none.
  "/settings/crm/restore/[id]": [200, 404, 403],
  "/settings/crm/restore/[id]/erase": [200, 403, 403],
  "/settings/crm/restore/confirm": [200, 200, 403],
  // No days stand in the address.
  "/settings/crm/restore/erase-after": [404, 403, 403],
  "/settings/crm/restore/contacts": [200, 200, 403],
  "/settings/crm/restore/contacts/[id]": [200, 404, 403],
  "/settings/crm/restore/contacts/confirm": [200, 200, 403],
  "/settings/crm/roles": [200, 403, 403],
  "/settings/crm/roles/[id]/contacts": [200, 403, 403],
  "/settings/crm/roles/[id]/delete": [200, 403, 403],
  "/settings/export": [200, 403, 403],
  "/settings/import": [200, 403, 403],
  "/settings/import/[id]": [200, 403, 403],
  "/settings/register": [200, 403, 403],
  "/settings/users": [200, 403, 403],
  "/settings/users/[id]": [200, 403, 403],
  "/settings/users/[id]/switch-off": [200, 403, 403],
  "/settings/users/new": [200, 403, 403],
  "/sign-in": ["→ /customers", "→ /customers", "→ /customers"],
  "/undo/[operation]": [200, 404, 404],
  // The operation is no undo, and so left nothing.
  "/undo/[operation]/left": [404, 404, 404],
};

/** The pages that a person who is not signed in gets themselves; every other leads to sign-in, and back to it after. */
const open: Record<string, Answer> = { "/": "→ /customers", "/settings": "→ /settings/crm", "/sign-in": 200 };

async function records(firm: Firm, admin: Person): Promise<Record<string, number | string>> {
  const customer = await firm.customer();
  const contact = await firm.contact(customer);
  const category = await firm.category("both");
  await firm.done(switchCategory, { id: category.id, active: false }, actorOf(admin));
  const industry = await firm.industry();
  const recoding = await firm.done(draftRecoding, { from: "SN2007", to: "SN2025", table: "41;41" });
  const operation = await firm.db.operation.findFirstOrThrow({ where: { kind: "categories.switch" }, orderBy: { id: "desc" } });
  const [origins, lostReasons, roles] = [await firm.value("origins"), await firm.value("lostReasons"), await firm.value("contactRoles")].map(({ id }) => id);
  const values = { origins: origins ?? 0, lostReasons: lostReasons ?? 0, roles: roles ?? 0 };
  const opportunity = await firm.opportunity(customer);
  const group = await makeGroup(firm, { type: "SALES", members: [await firm.employee("EMPLOYEE")] });
  const { id: memberId } = await firm.db.groupMember.findFirstOrThrow({ where: { groupId: group.id } });
  return {
    ...{ groups: group.id, memberId, act: "set-industry" },
    opportunities: opportunity.id,
    customers: customer.id,
    contactId: contact.id,
    categories: category.id,
    industries: industry.id,
    recode: recoding.id,
    restore: (await firm.deletedCustomer(actorOf(admin))).id,
    contacts: (await firm.deletedContact(actorOf(admin))).id,
    import: (await firm.importFile(admin)).id,
    users: admin.id,
    jobs: (await makeJob(firm, admin, category, { told: true })).id,
    views: (await firm.view(admin, { shared: true })).id,
    operation: operation.id,
    ...values,
  };
}

async function answerOf(request: APIRequestContext, address: string): Promise<Answer> {
  const answer = await request.get(address, { maxRedirects: 0 });
  return answer.headers().location === undefined ? (answer.status() as Answer) : `→ ${answer.headers().location ?? ""}`;
}

test("every page of the app has its line in the table of who may see it", () => {
  expect(pageRoutes()).toEqual(Object.keys(pages).sort());
});

for (const [column, role] of roles.entries()) {
  test(`what each page answers ${role}`, async ({ context, firm, people, signIn }) => {
    const ids = await records(firm, people.ADMIN);
    await signIn(role);
    const answers: Record<string, Answer> = {};
    for (const route of Object.keys(pages)) answers[route] = await answerOf(context.request, addressOf(route, ids));
    expect(answers).toEqual(Object.fromEntries(Object.entries(pages).map(([route, answer]) => [route, answer[column]])));
  });

  test(`what is not there, or is no id, is no page for ${role}`, async ({ context, signIn }) => {
    await signIn(role);
    const withIds = Object.entries(pages).filter(([route]) => route.includes("["));
    for (const id of [2_147_483_646, 2_147_483_648, 0, -1, "abc", "1e3", "%F0%9F%8D%8B", "constructor", "9".repeat(400)]) {
      const ids = {
        ...{ groups: id, memberId: id, act: id },
        opportunities: id,
        customers: id,
        contactId: id,
        categories: id,
        industries: id,
        recode: id,
        restore: id,
        contacts: id,
        import: id,
        users: id,
        jobs: id,
        views: id,
        operation: id,
        origins: id,
        lostReasons: id,
        roles: id,
      };
      const answers: Record<string, Answer> = {};
      for (const [route] of withIds) answers[route] = await answerOf(context.request, addressOf(route, ids));
      expect(answers, `with the id ${id}`).toEqual(
        Object.fromEntries(withIds.map(([route, answer]) => [route, answer[column] === 200 ? 404 : answer[column]])),
      );
    }
  });
}

test("who is not signed in is led to sign-in from every page, and back to it after", async ({ context, firm, people }) => {
  const ids = await records(firm, people.ADMIN);
  const [answers, expected]: Record<string, Answer>[] = [{}, {}];
  for (const route of Object.keys(pages)) {
    const address = `${addressOf(route, ids)}?q=${encodeURIComponent("blå & grå")}`;
    if (answers) answers[route] = await answerOf(context.request, address);
    if (expected) expected[route] = open[route] ?? `→ /sign-in?next=${encodeURIComponent(address)}`;
  }
  expect(answers).toEqual(expected);
});

test("a contact is no page of a customer it does not belong to", async ({ context, firm, signIn }) => {
  await signIn("ADMIN");
  const [own, other] = [await firm.customer(), await firm.customer()];
  const contact = await firm.contact(own);
  expect(await answerOf(context.request, `/customers/${own.id}/contacts/${contact.id}`)).toBe(200);
  expect(await answerOf(context.request, `/customers/${other.id}/contacts/${contact.id}`)).toBe(404);
});

test("what a page shows is not to be had by the way scripts ask for pages either", async ({ context, firm, people, signIn }) => {
  await signIn("EMPLOYEE");
  const category = await firm.category();
  for (const [address, secret] of [
    ["/settings/users", people.ADMIN.email],
    [`/settings/users/${people.ADMIN.id}`, people.ADMIN.email],
    [categoriesPath, category.name],
    [`${categoriesPath}/${category.id}/delete`, category.name],
  ] as const) {
    const answer = await context.request.get(address, { headers: { rsc: "1" } });
    expect(answer.status()).toBeLessThan(500);
    expect(await answer.text()).not.toContain(secret);
  }
});

for (const [language, path, status, title, wayOn, heading] of [
  ["nb", "/settings/users", 403, "Du har ikke tilgang", "Gå til Kundeoppfølging", "Kundeoppfølging"],
  ["nb", "/customers/2147483646", 404, "Siden finnes ikke", "Gå til Kundeoppfølging", "Kundeoppfølging"],
  ["nb", "/no/such/page", 404, "Siden finnes ikke", "Gå til Kundeoppfølging", "Kundeoppfølging"],
  ["en", "/settings/crm", 403, "You do not have access", "Go to Customer follow-up", "Customer follow-up"],
] as const) {
  test(`${path} answers ${status} in ${language} with a whole page and a way on`, async ({ page, firm, signIn }) => {
    await signIn(await firm.employee("EMPLOYEE", { language }));
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(status);
    await expect(page).toHaveTitle(new RegExp(`^${title} – `));
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText(title);
    await page.getByRole("link", { name: wayOn }).click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  });
}

interface Act {
  what: string;
  /** Who may; everybody else is refused. */
  may: readonly Role[];
  at: (firm: Firm) => Promise<string>;
  act: (page: Page) => Promise<void>;
}

const press = (name: string) => async (page: Page) => page.getByRole("button", { name }).click();
const ofCategory = (page: string) => async (firm: Firm) => `${categoriesPath}/${(await firm.category("both")).id}${page}`;
const ofContact = (page: string) => async (firm: Firm) => {
  const customer = await firm.customer();
  return `/customers/${customer.id}/contacts/${(await firm.contact(customer)).id}${page}`;
};
const ofSelection = async (firm: Firm) => {
  const industry = await firm.db.industry.create({ data: { nb: named("Bransje") } });
  return `/customers/change-many/set-industry?id=${(await firm.customer()).id}&to=${industry.id}`;
};
const ofIndustry = (page: string) => async (firm: Firm) => `${industriesPath}/${(await firm.industry()).id}${page}`;
const ofUser = async (firm: Firm) => `/settings/users/${(await firm.employee("EMPLOYEE")).id}`;

const acts: Act[] = [
  {
    what: "a new category",
    may: ["ADMIN"],
    at: () => Promise.resolve(categoriesPath),
    act: (page) => new CategoriesPage(page).add(named("Ny")),
  },
  {
    what: "a category's new name",
    may: ["ADMIN"],
    at: async (firm) => `${categoriesPath}?edit=${(await firm.category()).id}`,
    act: async (page) => {
      await page.getByRole("textbox", { name: /^Navn/ }).fill(named("Nytt navn"));
      await press("Lagre")(page);
    },
  },
  {
    what: "merging two customers",
    may: ["ADMIN", "SALES_MANAGER"],
    at: async (firm) => `/customers/${(await firm.customer()).id}/merge?customer=${(await firm.customer()).id}`,
    act: press("Ja, flett"),
  },
  {
    what: "sharing a view",
    may: ["ADMIN", "SALES_MANAGER"],
    at: () => Promise.resolve("/customers/views/new?sort=city"),
    act: async (page) => {
      await page.getByLabel("Navn på visningen").fill(named("Delt"));
      await page.getByLabel("Hvem ser den").selectOption({ label: "Alle" });
      await press("Lagre visning")(page);
    },
  },
  { what: "switching a category off", may: ["ADMIN"], at: ofCategory("/switch"), act: press("Ja, slå av") },
  { what: "deleting a category", may: ["ADMIN"], at: ofCategory("/delete"), act: press("Ja, slett") },
  {
    what: "merging two categories",
    may: ["ADMIN"],
    at: async (firm) => `${categoriesPath}/${(await firm.category("both")).id}/merge?into=${(await firm.category("both")).id}`,
    act: press("Ja, flett"),
  },
  {
    what: "a new industry",
    may: ["ADMIN"],
    at: () => Promise.resolve(`${industriesPath}/new`),
    act: async (page) => {
      await page.getByLabel("Industri navn").fill(named("Ny"));
      await press("Opprett bransje")(page);
    },
  },
  {
    what: "an industry's new name",
    may: ["ADMIN"],
    at: ofIndustry(""),
    act: async (page) => {
      await page.getByLabel("Industri navn").fill(named("Nytt navn"));
      await press("Lagre")(page);
    },
  },
  {
    what: "an industry's English name",
    may: ["ADMIN"],
    at: ofIndustry("/edit"),
    act: async (page) => {
      await page.getByLabel("Navn på engelsk").fill(named("New"));
      await press("Lagre")(page);
    },
  },
  { what: "switching an industry off", may: ["ADMIN"], at: ofIndustry("/switch"), act: press("Ja, slå av") },
  ...groupForms.map(({ what, at, act }) => ({ what, may: ["ADMIN" as const], at, act })),
  {
    what: "loading standard codes",
    may: ["ADMIN"],
    at: async (firm) => {
      // Whatever another test loaded is out of the way: one code at least is new.
      await firm.db.industry.updateMany({ where: { code: "A", codeStandard: "SN2007" }, data: { code: newWord().slice(0, 6), codeStandard: "SN2025" } });
      return `${industriesPath}/load?level=sections`;
    },
    act: press("Ja, hent"),
  },
  {
    what: "a table for recoding",
    may: ["ADMIN"],
    at: () => Promise.resolve(`${industriesPath}/recode`),
    act: async (page) => {
      await page.getByLabel("Tabell").fill("41;43");
      await press("Forhåndsvis")(page);
    },
  },
  {
    what: "recoding industries",
    may: ["ADMIN"],
    at: async (firm) => {
      const code = String(randomInt(100_000, 1_000_000));
      await firm.industry({ code, codeStandard: "SN2007" });
      return `${industriesPath}/recode/${(await firm.done(draftRecoding, { from: "SN2007", to: "SN2025", table: `${code};${code}` })).id}`;
    },
    act: press("Ja, gi 1 bransje nye koder"),
  },
  { what: "deleting an industry", may: ["ADMIN"], at: ofIndustry("/delete"), act: press("Ja, slett") },
  {
    what: "moving an industry's customers",
    may: ["ADMIN"],
    at: async (firm) => {
      const [from, to] = [await firm.industry(), await firm.industry()];
      await firm.customer({ industry: String(from.id) });
      return `${industriesPath}/${from.id}/move?to=${to.id}`;
    },
    act: press("Ja, flytt 1 kunde"),
  },
  {
    what: "a new source",
    may: ["ADMIN"],
    at: () => Promise.resolve("/settings/crm/additional-info"),
    act: (page) => new ValueListPage(page, "sources").add(named("Ny")),
  },
  {
    what: "a role's new name",
    may: ["ADMIN"],
    at: async (firm) => `/settings/crm/roles?edit=${(await firm.value("contactRoles")).id}`,
    act: async (page) => {
      await page.getByRole("table").getByLabel("Navn", { exact: true }).fill(named("Nytt navn"));
      await press("Lagre")(page);
    },
  },
  {
    what: "deleting a lost reason",
    may: ["ADMIN"],
    at: async (firm) => `/settings/crm/opportunities/lostReasons/${(await firm.value("lostReasons")).id}/delete`,
    act: press("Ja, slett"),
  },
  {
    what: "a new user",
    may: ["ADMIN"],
    at: () => Promise.resolve("/settings/users/new"),
    act: async (page) => {
      await page.getByRole("textbox", { name: /^Navn/ }).fill(named("Ny"));
      await page.getByLabel("E-post").fill(`${newWord()}@example.no`);
      await page.getByLabel("Rolle").selectOption("Administrator");
      await page.getByRole("textbox", { name: "Nytt passord" }).fill("fire hvite hester");
      await press("Opprett bruker")(page);
    },
  },
  {
    what: "another role for a user",
    may: ["ADMIN"],
    at: ofUser,
    act: async (page) => {
      await page.getByLabel("Rolle").selectOption("Administrator");
      await press("Lagre")(page);
    },
  },
  {
    what: "a new password for a user",
    may: ["ADMIN"],
    at: ofUser,
    act: async (page) => {
      await page.getByRole("textbox", { name: "Nytt passord" }).fill("fire hvite hester");
      await press("Sett nytt passord")(page);
    },
  },
  { what: "switching a user off", may: ["ADMIN"], at: ofUser, act: press("Slå av") },
  {
    what: "a change of a customer",
    may: roles,
    at: async (firm) => `/customers/${(await firm.customer()).id}`,
    act: async (page) => {
      await page.getByLabel("Telefon").fill("22 33 44 55");
      await press("Lagre")(page);
    },
  },
  {
    what: "a new contact",
    may: roles,
    at: async (firm) => `/customers/${(await firm.customer()).id}/contacts/new`,
    act: async (page) => {
      await page.getByRole("textbox", { name: /^Navn/ }).fill(named("Ny"));
      await press("Lagre")(page);
    },
  },
  {
    what: "linking a contact",
    may: roles,
    at: async (firm) => `/customers/${(await firm.customer()).id}/contacts/link?contact=${(await firm.contact(await firm.customer())).id}`,
    act: press("Koble til kunden"),
  },
  { what: "an industry for chosen customers", may: ["ADMIN", "SALES_MANAGER"], at: ofSelection, act: press("Ja, flytt") },
  { what: "a contact who left", may: roles, at: ofContact("/end"), act: press("Ja, sett som sluttet") },
  {
    what: "a contact's place",
    may: roles,
    at: ofContact("/place"),
    act: async (page) => {
      await page.getByLabel("Jobbtelefon").fill("22 33 44 55");
      await press("Lagre")(page);
    },
  },
  {
    what: "moving a contact",
    may: roles,
    at: async (firm) => `${await ofContact("/move")(firm)}?to=${(await firm.customer()).id}`,
    act: press("Ja, flytt"),
  },
];

/** Sends a form with another person's session, or nobody's. */
async function sendAs(context: BrowserContext, form: SentForm, session: string | null, baseURL: string | undefined) {
  await context.clearCookies();
  if (session !== null) await giveSession(context, session, baseURL);
  return sendAgain(context, form);
}

for (const { what, may, at, act } of acts) {
  test(`${what}, sent by somebody who may not, is refused and changes nothing`, async ({ page, context, firm, people, signIn, baseURL }) => {
    const sessions = {
      ADMIN: await firm.session(people.ADMIN),
      SALES_MANAGER: await firm.session(people.SALES_MANAGER),
      EMPLOYEE: await firm.session(people.EMPLOYEE),
    };
    const gone = await firm.employee("ADMIN");
    const ended = await firm.session(gone);
    await firm.db.session.deleteMany({ where: { employeeId: gone.id } });
    await signIn("ADMIN");
    await page.goto(await at(firm));
    const form = await heldBack(page, () => act(page));
    const before = await firm.operations();

    for (const session of [null, "not a token", ended]) {
      const answer = await sendAs(context, form, session, baseURL);
      expect(ledTo(answer)).toContain("/sign-in?next=");
      expect(await firm.operations()).toBe(before);
    }
    for (const role of roles.filter((one) => !may.includes(one))) {
      const answer = await sendAs(context, form, sessions[role], baseURL);
      expect([200, 403]).toContain(answer.status());
      expect(await answer.text()).toContain("Du har ikke tilgang");
      expect(await firm.operations()).toBe(before);
    }
    expect(ledTo(await sendAs(context, form, sessions.ADMIN, baseURL))).toContain("done=");
    expect(await firm.operations()).toBe(before + 1);
  });
}

test("«Angre» of what one may not do is refused, whatever the form says it undoes", async ({ page, context, firm, people, signIn }) => {
  const { operation: others } = await records(firm, people.ADMIN);
  const customer = await firm.customer();
  await signIn("EMPLOYEE");
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Telefon").fill("22 33 44 55");
  await page.getByRole("button", { name: "Lagre" }).click();
  const saved = page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` });
  const form = await heldBack(page, () => saved.getByRole("button", { name: "Angre" }).click());
  const signedIn = await firm.db.operation.findFirstOrThrow({ where: { kind: "account.signIn" }, orderBy: { id: "desc" } });
  const before = await firm.operations();
  for (const operation of [others ?? 0, signedIn.id, 0, -1, 2_147_483_647, 2_147_483_648, "abc", ""]) {
    const answer = await sendAgain(context, withField(form, "operation", String(operation)));
    expect(answer.status(), `undoing ${operation}`).toBe(200);
    expect(await answer.text()).toMatch(/Du har ikke tilgang til dette\.|Dette finnes ikke lenger\.|Dette kan ikke brukes\.|kan ikke angres/);
  }
  expect(await firm.operations()).toBe(before);
});

test("an employee makes no category from a card where the firm does not let them, even by an old page's form", async ({ page, context, firm, signIn }) => {
  const customer = await firm.customer();
  await signIn("EMPLOYEE");
  await page.goto(`/customers/${customer.id}?select=categories`);
  const form = await heldBack(page, async () => {
    await page.getByLabel("Ny kategori").fill(named("Ny"));
    await page.getByRole("button", { name: "Legg til" }).click();
  });
  await firm.db.firm.update({ where: { id: 1 }, data: { employeesMayCreateCategories: false } });
  try {
    const before = await firm.operations();
    const answer = await sendAgain(context, form);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("Du har ikke tilgang til dette.");
    expect(await firm.operations()).toBe(before);
  } finally {
    await firm.db.firm.update({ where: { id: 1 }, data: { employeesMayCreateCategories: true } });
  }
});

test("a form whose hidden id was made another's, or nobody's, changes that or nothing, and nothing else", async ({ page, context, firm, signIn }) => {
  await signIn("ADMIN");
  const person = await firm.employee("EMPLOYEE");
  await page.goto(`/settings/users/${person.id}`);
  const form = await heldBack(page, () => page.getByRole("button", { name: `Slå av ${person.name}` }).click());
  const before = await firm.operations();
  for (const id of ["0", "-1", "2147483646", "2147483648", "abc", "", "1 or 1=1", "1e3", "٣"]) {
    const answer = await sendAgain(context, withField(form, "id", id));
    expect(answer.status(), `switching off ${id}`).toBe(200);
    expect(await answer.text()).toMatch(/Dette kan ikke brukes\.|Dette finnes ikke lenger\./);
  }
  expect(await firm.operations()).toBe(before);
  expect(await firm.db.employee.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ active: true });
});

test("a repeated request with another person's one-time key is not answered with what that one did", async ({
  page,
  context,
  firm,
  people,
  signIn,
  baseURL,
}) => {
  const customer = await firm.customer();
  await signIn("EMPLOYEE");
  await page.goto(`/customers/${customer.id}`);
  await page.getByLabel("Telefon").fill("22 33 44 55");
  const form = await sentWhile(page, () => page.getByRole("button", { name: "Lagre" }).click());
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er lagret.` })).toBeVisible();
  const other = await firm.session(people.SALES_MANAGER);
  const before = await firm.operations();
  const answer = await sendAs(context, form, other, baseURL);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("Dette kan ikke brukes.");
  expect(await firm.operations()).toBe(before);
});
