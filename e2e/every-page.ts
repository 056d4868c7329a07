import { readdirSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { executeUndo } from "@/lib/command";
import { deleteCategory } from "@/lib/crm/categories/delete-category";
import { renameCategory } from "@/lib/crm/categories/rename-category";
import { createIndustry } from "@/lib/crm/industries/create-industry";
import { draftRecoding } from "@/lib/crm/industries/draft-recoding";
import { industryEntity } from "@/lib/crm/industries/industry-entity";
import { keepRegisterAnswer } from "@/lib/crm/register/keep-register-answer";
import { entryOf } from "@/lib/crm/register/register-answer";
import { anEnterprise } from "@/lib/testing/register-stand-in";

import { budgetPages } from "./budget-pages";
import { actorOf, type Firm, type Named, type Person, type Role } from "./firm";
import { expect, test as base } from "./fixtures";
import { groupPages } from "./group-pages";
import { makeGroup } from "./groups-page";
import { makeJob, makeSilentJob } from "./make-job";
import { mistyped, named, newOrganizationNumber, newWord } from "./names";
import { restorePages } from "./restore-pages";
import { Shell } from "./shell";
import { valueListPages } from "./value-list-pages";

/** Records that between them show everything a page can show. */
export interface Records {
  customer: Named;
  contact: Named;
  opportunity: Named;
  /** Deleted; another customer has its organisation number by now, and its category is deleted. */
  deleted: Named;
  /** Deleted; a category of the person is deleted by now. */
  deletedContact: Named;
  empty: Named;
  /** Two customers who look the same. */
  alike: Named;
  twin: Named;
  category: Named;
  other: Named;
  narrow: Named;
  /** With a customer in it, and without. */
  industry: Named;
  emptyIndustry: Named;
  /** A table for recoding, with a code that becomes several. */
  recoding: number;
  /** A file that waits for its import, with a row that is refused. */
  importFile: number;
  colleague: Person;
  /** A «Salg» group with a seller who has a customer, with a subgroup; and the membership. */
  group: Named;
  member: number;
  seller: Person;
  /** The demo firm's own «Salg»: what other tests make of sellers is not in it. */
  sales: Named;
  source: Named;
  role: Named;
  step: Named;
  /** An operation that the admin did, and that can be taken back. */
  operation: number;
  /** An undo that left nothing as it was. */
  undo: number;
  /** Jobs of the colleague: one at work, one that was interrupted. */
  job: Named;
  silentJob: Named;
  /** A view that the admin shares; it filters on a category that is deleted. */
  view: Named;
}

export interface Seen {
  page: Page;
  firm: Firm;
  admin: Person;
  records: Records;
  isMobile: boolean;
}

export interface OnePage {
  /** What one looks at. */
  what: string;
  /** The route that renders it, as the folders under app/ spell it. */
  route: string;
  as?: Role | "nobody";
  path: string | ((records: Records) => string);
  /** What is done there before one looks. */
  act?: (seen: Seen) => Promise<void>;
}

const categories = "/settings/crm/categories";
const industries = "/settings/crm/industries";

/** Every page of the product, in every state that looks different. */
export const everyPage: OnePage[] = [
  { what: "the sign-in page", route: "/sign-in", as: "nobody", path: "/sign-in" },
  { what: "the sign-in page after a change of password", route: "/sign-in", as: "nobody", path: "/sign-in?changed=password" },
  { what: "a sign-in that is refused", route: "/sign-in", as: "nobody", path: "/sign-in", act: pressed("Logg inn") },
  { what: "an unknown address, signed out", route: "/_not-found", as: "nobody", path: "/finnes-ikke" },
  { what: "an unknown address", route: "/_not-found", path: "/finnes-ikke" },

  { what: "the list of customers", route: "/customers", path: "/customers" },
  { what: "the list of customers, too long for a sheet", route: "/customers", path: "/customers?full=1" },
  { what: "the second page of the list of customers", route: "/customers", path: "/customers", act: nextPage },
  {
    what: "a search for customers with a filter",
    route: "/customers",
    path: ({ customer, category }) => `/customers?q=${lastWord(customer)}&category=${category.id}`,
  },
  { what: "the list of customers with the page's rows chosen", route: "/customers", path: "/customers?selected=page" },
  { what: "the list of customers with all results chosen", route: "/customers", path: "/customers?q=bygg&selected=all" },
  { what: "the list of customers as an employee sees it", route: "/customers", as: "EMPLOYEE", path: "/customers" },
  { what: "what can be done with chosen customers", route: "/customers/change-many", path: ({ customer }) => `/customers/change-many?id=${customer.id}` },
  { what: "the question whether to delete what a search finds", route: "/customers/change-many/delete", path: "/customers/change-many/delete?all=1&q=bygg" },
  { what: "an act on many with nobody chosen", route: "/customers/change-many/[act]", path: "/customers/change-many/put-category" },
  {
    what: "the question whether to put a category on chosen customers",
    route: "/customers/change-many/[act]",
    path: ({ category }) => `/customers/change-many/put-category?all=1&q=bygg&to=${category.id}`,
  },
  {
    what: "the choice of an industry for chosen customers",
    route: "/customers/change-many/[act]",
    path: ({ customer }) => `/customers/change-many/set-industry?id=${customer.id}`,
  },
  {
    what: "the question whether to move chosen customers",
    route: "/customers/change-many/[act]",
    path: "/customers/change-many/set-industry?all=1&q=bygg&changed=1",
    act: chooseIndustry,
  },
  { what: "more filters, two of them in force", route: "/customers/filters", path: ({ category }) => `/customers/filters?category=${category.id}&seller=none` },
  { what: "the choice of columns", route: "/customers/columns", path: "/customers/columns?columns=name,city,phone" },
  {
    what: "the list of customers in other columns, sorted by the last change",
    route: "/customers",
    path: "/customers?sort=changed&columns=name,organizationNumber,city,phone,email,numberOfEmployees,source,seller,changed",
  },
  {
    what: "a view that filters on what is deleted, and is changed",
    route: "/customers",
    path: ({ view, category }) => `/customers?view=${view.id}&category=${category.id}`,
  },
  { what: "the views", route: "/customers/views", path: "/customers/views" },
  { what: "the views as an employee sees them", route: "/customers/views", as: "EMPLOYEE", path: "/customers/views" },
  {
    what: "a new view",
    route: "/customers/views/new",
    path: ({ category }) => `/customers/views/new?category=${category.id}&sort=city&columns=name,city,phone`,
  },
  { what: "a new view that is refused", route: "/customers/views/new", path: "/customers/views/new", act: pressed("Lagre visning") },
  { what: "a view's name and who sees it", route: "/customers/views/[id]", path: ({ view }) => `/customers/views/${view.id}` },
  { what: "the question whether to delete a view", route: "/customers/views/[id]/delete", path: ({ view }) => `/customers/views/${view.id}/delete` },
  {
    what: "a further page of customers who are gone since",
    route: "/customers",
    path: ({ customer }) => `/customers?q=${encodeURIComponent(customer.name)}&after=${customer.id}`,
  },
  { what: "a search without matches", route: "/customers", path: `/customers?q=${newWord()}` },
  { what: "a search with a typing error", route: "/customers", path: ({ customer }) => `/customers?q=${mistyped(lastWord(customer))}` },
  { what: "the filters of the list", route: "/customers", path: "/customers", act: openFilters },
  {
    // Over a page that has nothing to press where the menu opens: what it covers half is too small a target.
    what: "the menu",
    route: "/help",
    path: "/help",
    act: openMenu,
  },
  { what: "pairs of customers that look the same", route: "/customers/duplicates", path: "/customers/duplicates" },
  { what: "a further page of pairs of customers that look the same", route: "/customers/duplicates", path: "/customers/duplicates?after=2000000000-1" },
  { what: "no pairs of customers that look the same", route: "/customers/duplicates", path: "/customers/duplicates?after=2-1" },
  { what: "the choice of a customer to merge", route: "/customers/[id]/merge", path: ({ alike }) => `/customers/${alike.id}/merge` },
  {
    what: "two customers side by side",
    route: "/customers/[id]/merge",
    path: ({ alike, twin }) => `/customers/${alike.id}/merge?customer=${twin.id}&changed=1`,
  },
  { what: "a new customer", route: "/customers/new", path: "/customers/new" },
  { what: "a new customer that looks like one that is there", route: "/customers/new", path: "/customers/new", act: likeAnother },
  { what: "a new customer that is refused", route: "/customers/new", path: "/customers/new", act: pressed("Lagre") },
  { what: "a customer's card", route: "/customers/[id]", path: atCustomer("") },
  { what: "a customer's card as an employee sees it", route: "/customers/[id]", as: "EMPLOYEE", path: atCustomer("") },
  { what: "a customer's card with «Velg kategorier» open", route: "/customers/[id]", path: atCustomer("?select=categories") },
  {
    what: "a customer's card with a new category near another",
    route: "/customers/[id]",
    path: ({ customer, other }) => `/customers/${customer.id}?select=categories&near=${other.id}&typed=${lastWord(other)}`,
  },
  { what: "a customer's card that nothing was changed on", route: "/customers/[id]", path: atCustomer(""), act: pressed("Lagre", "Ingenting var endret") },
  { what: "a customer's card with a wrong number", route: "/customers/[id]", path: atCustomer(""), act: wrongNumber },
  { what: "a customer that does not exist", route: "/customers/[id]", path: "/customers/2147483646" },
  { what: "a customer's additional info", route: "/customers/[id]/additional-info", path: atCustomer("/additional-info") },
  { what: "a customer's contacts", route: "/customers/[id]/contacts", path: atCustomer("/contacts") },
  { what: "a customer without contacts", route: "/customers/[id]/contacts", path: ({ empty }) => `/customers/${empty.id}/contacts` },
  { what: "a new contact", route: "/customers/[id]/contacts/new", path: atCustomer("/contacts/new") },
  { what: "a new contact that is refused", route: "/customers/[id]/contacts/new", path: atCustomer("/contacts/new"), act: pressed("Lagre") },
  { what: "a contact's card", route: "/customers/[id]/contacts/[contactId]", path: atContact("") },
  { what: "a contact's card with «Velg kategorier» open", route: "/customers/[id]/contacts/[contactId]", path: atContact("?select=categories") },
  { what: "a customer beside the register", route: "/customers/[id]/register", path: atCustomer("/register") },
  { what: "a customer's opportunities", route: "/customers/[id]/opportunities", path: atCustomer("/opportunities") },
  { what: "a customer without opportunities", route: "/customers/[id]/opportunities", path: ({ empty }) => `/customers/${empty.id}/opportunities` },
  {
    what: "a search for a person to link",
    route: "/customers/[id]/contacts/link",
    path: ({ empty, contact }) => `/customers/${empty.id}/contacts/link?q=${lastWord(contact)}`,
  },
  { what: "a search for a person that finds nobody", route: "/customers/[id]/contacts/link", path: () => `/customers/1/contacts/link?q=${newWord()}` },
  {
    what: "the place of a person to link",
    route: "/customers/[id]/contacts/link",
    path: ({ empty, contact }) => `/customers/${empty.id}/contacts/link?contact=${contact.id}`,
  },
  { what: "a contact's place", route: "/customers/[id]/contacts/[contactId]/place", path: atContact("/place") },
  { what: "the question whether a contact has left", route: "/customers/[id]/contacts/[contactId]/end", path: atContact("/end") },
  {
    what: "the question whether to delete a contact that an undo led to",
    route: "/customers/[id]/contacts/[contactId]/delete",
    path: atContact("/delete?inUse=1"),
  },
  { what: "the question whether to delete a contact", route: "/customers/[id]/contacts/[contactId]/delete", path: atContact("/delete") },
  { what: "everything kept about a contact", route: "/contacts/[id]/personal-data", path: ({ contact }) => `/contacts/${contact.id}/personal-data` },
  { what: "the question whether to delete a contact permanently", route: "/contacts/[id]/erase", path: ({ contact }) => `/contacts/${contact.id}/erase` },
  { what: "the choice of a customer to move a contact to", route: "/customers/[id]/contacts/[contactId]/move", path: atContact("/move?q=kunde") },
  {
    what: "the question whether to move a contact",
    route: "/customers/[id]/contacts/[contactId]/move",
    path: ({ customer, contact, empty }) => `/customers/${customer.id}/contacts/${contact.id}/move?to=${empty.id}`,
  },
  { what: "the question whether to delete a customer that an undo led to", route: "/customers/[id]/delete", path: atCustomer("/delete?inUse=1") },
  { what: "the question whether to delete a customer", route: "/customers/[id]/delete", path: atCustomer("/delete") },
  { what: "a customer's change log", route: "/customers/[id]/history", path: atCustomer("/history") },

  { what: "a job at work", route: "/jobs/[id]", path: ({ job }) => `/jobs/${job.id}` },
  { what: "a job that was interrupted", route: "/jobs/[id]", path: ({ silentJob }) => `/jobs/${silentJob.id}` },

  { what: "the opportunities", route: "/opportunities", path: "/opportunities" },
  {
    what: "the opportunities of a customer that are open",
    route: "/opportunities",
    path: ({ customer }) => `/opportunities?customer=${customer.id}&status=open`,
  },
  { what: "the opportunities by step", route: "/opportunities", path: ({ customer }) => `/opportunities?view=board&customer=${customer.id}` },
  { what: "a search for opportunities without matches", route: "/opportunities", path: `/opportunities?q=${newWord()}` },
  { what: "the customer of a new opportunity", route: "/opportunities/new", path: "/opportunities/new" },
  { what: "a new opportunity", route: "/opportunities/new", path: ({ customer }) => `/opportunities/new?customer=${customer.id}` },
  {
    what: "a new opportunity that is refused",
    route: "/opportunities/new",
    path: ({ customer }) => `/opportunities/new?customer=${customer.id}`,
    act: pressed("Lagre"),
  },
  { what: "an opportunity", route: "/opportunities/[id]", path: ({ opportunity }) => `/opportunities/${opportunity.id}` },
  { what: "who sells an opportunity", route: "/opportunities/[id]/sellers", path: ({ opportunity }) => `/opportunities/${opportunity.id}/sellers` },
  { what: "the question why it is lost", route: "/opportunities/[id]/lose", path: ({ opportunity }) => `/opportunities/${opportunity.id}/lose` },
  {
    what: "another customer for an opportunity",
    route: "/opportunities/[id]/customer",
    path: ({ opportunity }) => `/opportunities/${opportunity.id}/customer`,
  },
  {
    what: "the question whether to give it to another customer",
    route: "/opportunities/[id]/customer",
    path: ({ opportunity, empty }) => `/opportunities/${opportunity.id}/customer?customer=${empty.id}`,
  },
  {
    what: "the question whether to delete an opportunity",
    route: "/opportunities/[id]/delete",
    path: ({ opportunity }) => `/opportunities/${opportunity.id}/delete`,
  },

  { what: "the sections of Administrasjon", route: "/settings/crm", path: "/settings/crm" },
  { what: "the categories", route: categories, path: categories },
  { what: "the categories with the message of what was done", route: categories, path: ({ operation }) => `${categories}?done=${operation}` },
  { what: "a category that shows nowhere else", route: categories, path: ({ narrow }) => `${categories}?last=${narrow.id}` },
  { what: "a new category that is refused", route: categories, path: categories, act: pressed("Legg til") },
  { what: "the row of a category that is renamed", route: categories, path: ({ category }) => `${categories}?edit=${category.id}#rename-name` },
  { what: "a rename that somebody else came before", route: categories, path: ({ other }) => `${categories}?edit=${other.id}#rename-name`, act: renamedByBoth },
  { what: "the menu of a category", route: categories, path: ({ category }) => `${categories}?at=${category.id}`, act: openActions },
  { what: "the categories narrowed by words", route: categories, path: ({ category }) => `${categories}?q=${lastWord(category)}` },
  { what: "the categories narrowed by words that find nothing", route: categories, path: `${categories}?q=${newWord()}` },
  { what: "the categories to somebody who may not see them", route: categories, as: "EMPLOYEE", path: categories },
  { what: "the question whether to switch a category off", route: `${categories}/[id]/switch`, path: atCategory("/switch") },
  { what: "the question whether to delete a category", route: `${categories}/[id]/delete`, path: atCategory("/delete") },
  { what: "the question asked again since the count changed", route: `${categories}/[id]/delete`, path: atCategory("/delete?changed=1") },
  { what: "the choice of a category to merge into", route: `${categories}/[id]/merge`, path: atCategory("/merge") },
  {
    what: "the question whether to merge two categories",
    route: `${categories}/[id]/merge`,
    path: ({ category, other }) => `${categories}/${category.id}/merge?into=${other.id}`,
  },
  { what: "the contacts with a category", route: `${categories}/[id]/contacts`, path: atCategory("/contacts") },
  { what: "a category without contacts", route: `${categories}/[id]/contacts`, path: ({ narrow }) => `${categories}/${narrow.id}/contacts` },

  { what: "the industries", route: industries, path: industries },
  { what: "all industries on one page", route: industries, path: `${industries}?all=1` },
  { what: "the industries narrowed by words that find nothing", route: industries, path: `${industries}?q=${newWord()}` },
  { what: "the industries to somebody who may not see them", route: industries, as: "EMPLOYEE", path: industries },
  { what: "a new industry", route: `${industries}/new`, path: `${industries}/new` },
  { what: "a new industry that is refused", route: `${industries}/new`, path: `${industries}/new`, act: takenIndustryName },
  { what: "the choice of standard codes to load", route: `${industries}/load`, path: `${industries}/load` },
  { what: "the standard codes before they are loaded", route: `${industries}/load`, path: `${industries}/load?level=sections` },
  { what: "a table for recoding", route: `${industries}/recode`, path: `${industries}/recode` },
  { what: "a table for recoding that is refused", route: `${industries}/recode`, path: `${industries}/recode`, act: pressed("Forhåndsvis") },
  { what: "what a recoding comes to", route: `${industries}/recode/[id]`, path: ({ recoding }) => `${industries}/recode/${recoding}` },
  { what: "an industry", route: `${industries}/[id]`, path: atIndustry("") },
  { what: "an industry's English name and code", route: `${industries}/[id]/edit`, path: atIndustry("/edit") },
  { what: "the question whether to switch an industry off", route: `${industries}/[id]/switch`, path: atIndustry("/switch") },
  { what: "the move of an industry's customers to nowhere yet", route: `${industries}/[id]/move`, path: atIndustry("/move") },
  {
    what: "the question whether to move customers, asked again",
    route: `${industries}/[id]/move`,
    path: ({ industry, emptyIndustry }) => `${industries}/${industry.id}/move?to=${emptyIndustry.id}&changed=1`,
  },
  { what: "the move of nobody", route: `${industries}/[id]/move`, path: ({ emptyIndustry }) => `${industries}/${emptyIndustry.id}/move` },
  { what: "the question whether to delete an industry in use", route: `${industries}/[id]/delete`, path: atIndustry("/delete") },
  {
    what: "the question whether to delete an industry that nobody is in",
    route: `${industries}/[id]/delete`,
    path: ({ emptyIndustry }) => `${industries}/${emptyIndustry.id}/delete`,
  },

  ...groupPages,
  ...restorePages,
  ...valueListPages,
  ...budgetPages,

  { what: "the users", route: "/settings/users", path: "/settings/users" },
  { what: "a new user", route: "/settings/users/new", path: "/settings/users/new" },
  { what: "a new user that is refused", route: "/settings/users/new", path: "/settings/users/new", act: pressed("Opprett bruker") },
  { what: "a user", route: "/settings/users/[id]", path: ({ colleague }) => `/settings/users/${colleague.id}` },
  {
    what: "a password that is too short",
    route: "/settings/users/[id]",
    path: ({ colleague }) => `/settings/users/${colleague.id}`,
    act: pressed("Sett nytt passord"),
  },
  { what: "the sales report", route: "/reports/sales", path: "/reports/sales" },
  { what: "the sales report of a period of one's own, by category", route: "/reports/sales", path: "/reports/sales?from=2025-03-10&to=2026-01-01&by=category" },
  { what: "the sales report of a period that is refused", route: "/reports/sales", path: "/reports/sales?from=2025-03-10&to=2025-01-01" },
  { what: "the sales report as an employee without sales sees it", route: "/reports/sales", as: "EMPLOYEE", path: "/reports/sales" },

  { what: "everything as files", route: "/settings/export", path: "/settings/export" },
  { what: "everything as files, too long for a sheet", route: "/settings/export", path: "/settings/export?full=1" },
  { what: "the choice of a file for import", route: "/settings/import", path: "/settings/import" },
  { what: "the choice of a file for import, refused", route: "/settings/import", path: "/settings/import", act: pressed("Forhåndsvis") },
  { what: "the look-up of the register", route: "/settings/register", path: "/settings/register" },
  { what: "the preview of an import", route: "/settings/import/[id]", path: ({ importFile }) => `/settings/import/${importFile}` },
  { what: "the change log", route: "/settings/change-log", path: "/settings/change-log" },
  { what: "the change log of a time when nothing happened", route: "/settings/change-log", path: "/settings/change-log?until=2000-01-01" },
  { what: "the question whether to undo", route: "/undo/[operation]", path: ({ operation }) => `/undo/${operation}` },
  { what: "an undo that does not exist", route: "/undo/[operation]", path: "/undo/2147483646" },
  { what: "what an undo left", route: "/undo/[operation]/left", path: ({ undo }) => `/undo/${undo}/left` },
  { what: "the help page", route: "/help", path: "/help" },
  { what: "the help page as an employee sees it", route: "/help", as: "EMPLOYEE", path: "/help" },
  { what: "one's own password", route: "/account", path: "/account" },
  { what: "one's own password, refused", route: "/account", path: "/account", act: pressed("Bytt passord") },
];

/** The routes of the app's pages, out of its folders; those that just lead on to another page left out. */
export function routesWithPage(): string[] {
  const leadOn = ["/", "/settings"];
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).map((file) => file.split(path.sep).join("/"));
  return files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map(
      (file) =>
        `/${file
          .split("/")
          .slice(0, -1)
          .filter((folder) => !/^\(.*\)$/.test(folder))
          .join("/")}`,
    )
    .filter((route) => !leadOn.includes(route))
    .sort();
}

interface Opening {
  /** Signs in, goes to the page and does there what its state needs; returns its HTML as the server sent it. */
  open: (one: OnePage) => Promise<string>;
}

export const test = base.extend<Opening, { records: Records }>({
  records: [
    async ({ firm, people }, use) => {
      await use(await makeRecords(firm, people.ADMIN));
    },
    { scope: "worker" },
  ],
  open: async ({ page, firm, people, records, signIn, isMobile }, use) => {
    await use(async (one) => {
      if (one.as !== "nobody") await signIn(one.as ?? "ADMIN");
      let sent = "";
      const documents: Promise<void>[] = [];
      page.on("response", (response) => {
        const request = response.request();
        if (!request.isNavigationRequest() || response.status() === 303) return;
        documents.push(response.text().then((text) => void (sent = text)));
      });
      await page.goto(typeof one.path === "string" ? one.path : one.path(records));
      await one.act?.({ page, firm, admin: people.ADMIN, records, isMobile });
      await Promise.all(documents);
      return sent;
    });
  },
});

async function makeRecords(firm: Firm, admin: Person): Promise<Records> {
  const { employeeId: sellerId } = await firm.db.customerSeller.findFirstOrThrow({ where: { employee: { active: true } } });
  const organizationNumber = newOrganizationNumber();
  await firm.done(keepRegisterAnswer, { entries: [entryOf(anEnterprise(organizationNumber, "ET KONKURSBO AS", { konkurs: true }))], by: "number" });
  const customer = await firm.customer({
    organizationNumber,
    organizationForm: "AS",
    phone: "22 33 44 55",
    visitingCity: "Bodø",
    seller: String(sellerId),
  });
  const contact = await firm.contact(customer, { email: "kari@example.no", phone: "22 33 44 55" });
  const [category, other, third, narrow, gone] = [
    await firm.category("both"),
    await firm.category("both"),
    await firm.category("both"),
    await firm.category("customer"),
    await firm.category(),
  ];
  for (const one of [category, other, third]) await firm.put(one, { customers: [customer], contacts: [contact] });
  await firm.done(deleteCategory, { id: gone.id, customers: 0, contacts: 0 }, actorOf(admin));
  const alike = await firm.customer({ postalCode: "0987", postalCity: "Oslo", organizationNumber: newOrganizationNumber() });
  const twin = await firm.customer({ name: `${alike.name} AS`, postalCode: "0987", organizationNumber: newOrganizationNumber(), phone: "22 33 44 55" }, [
    alike,
  ]);
  const operation = await firm.db.operation.findFirstOrThrow({ where: { actorId: admin.id, kind: deleteCategory.name }, orderBy: { id: "desc" } });
  const colleague = await firm.employee("SALES_MANAGER");
  const sales = await firm.db.group.findFirstOrThrow({ where: { name: "Salg", parentId: null } });
  const seller = await firm.employee("EMPLOYEE");
  const group = await makeGroup(firm, { type: "SALES", members: [seller] });
  await makeGroup(firm, { parent: group });
  await firm.customer({ seller: String(seller.id) });
  const { id: member } = await firm.db.groupMember.findFirstOrThrow({ where: { groupId: group.id } });
  const opportunity = await firm.opportunity(customer);
  const [industry, emptyIndustry] = [await firm.industry({ code: newWord(), codeStandard: "SN2025" }), await firm.industry(), await firm.industry()];
  await firm.customer({ industry: String(industry.id) });
  const recoding = await firm.done(draftRecoding, { from: "SN2007", to: "SN2025", table: "41;41\n43;43.1\n43;43.2\n9999;1" });
  const made = await firm.db.operation.findFirstOrThrow({ where: { kind: createIndustry.name }, orderBy: { id: "desc" } });
  await executeUndo({ command: createIndustry, operationId: made.id }, new Map([[industryEntity.name, industryEntity]]), {
    db: firm.db,
    actor: actorOf(admin),
    via: "page",
  });
  const undo = await firm.db.operation.findFirstOrThrow({ where: { undoesId: made.id } });
  const [source, role, step] = [await firm.value("sources"), await firm.value("contactRoles"), await firm.value("opportunitySteps")];
  await firm.opportunity(customer, { sourceId: source.id });
  await firm.contactWithRole(customer, role);
  return {
    ...{ group, member, seller, sales },
    source,
    role,
    step,
    customer,
    contact,
    opportunity,
    deleted: await firm.deletedCustomer(actorOf(admin)),
    deletedContact: await firm.deletedContact(actorOf(admin)),
    alike,
    twin,
    empty: await firm.customer(),
    industry,
    emptyIndustry,
    recoding: recoding.id,
    importFile: (await firm.importFile(admin, [await firm.rowOfDeleted()])).id,
    category,
    other,
    narrow,
    colleague,
    job: await makeJob(firm, colleague, category, { done: 1_918, total: 3_094 }),
    silentJob: await makeSilentJob(firm, colleague, category),
    operation: operation.id,
    undo: undo.id,
    view: await firm.view(admin, { shared: true, categories: [gone.id] }),
  };
}

const lastWord = ({ name }: Named): string => name.split(" ").at(-1) ?? name;

function atCustomer(further: string): OnePage["path"] {
  return ({ customer }) => `/customers/${customer.id}${further}`;
}

function atContact(further: string): OnePage["path"] {
  return ({ customer, contact }) => `/customers/${customer.id}/contacts/${contact.id}${further}`;
}

function atCategory(further: string): OnePage["path"] {
  return ({ category }) => `${categories}/${category.id}${further}`;
}

function atIndustry(further: string): OnePage["path"] {
  return ({ industry }) => `${industries}/${industry.id}${further}`;
}

async function takenIndustryName({ page, records: { industry } }: Seen): Promise<void> {
  await page.getByLabel("Industri navn").fill(industry.name);
  await page.getByRole("button", { name: "Opprett bransje" }).click();
  await expect(page.getByRole("link", { name: `Vis «${industry.name}»` })).toBeVisible();
}

/** Presses a button of the page; what it is answered with is an error, unless another message is named. */
function pressed(button: string, message?: string): NonNullable<OnePage["act"]> {
  return async ({ page }) => {
    const main = page.getByRole("main");
    await main.getByRole("button", { name: button, exact: true }).click();
    await expect(message ? main.getByRole("status").filter({ hasText: message }) : main.getByRole("alert")).toBeVisible();
  };
}

async function likeAnother(seen: Seen): Promise<void> {
  const main = seen.page.getByRole("main");
  await main.getByRole("textbox", { name: /^Navn/ }).fill(seen.records.alike.name);
  await main.getByRole("group", { name: "Postadresse" }).getByLabel("Postnr.").fill("0987");
  await pressed("Lagre")(seen);
}

async function wrongNumber(seen: Seen): Promise<void> {
  await seen.page.getByLabel("Organisasjonsnummer").fill("123456789");
  await pressed("Lagre")(seen);
}

async function openMenu({ page, admin, isMobile }: Seen): Promise<void> {
  await new Shell(page, isMobile).openMenu(admin);
}

async function openFilters({ page, isMobile }: Seen): Promise<void> {
  const bar = page.getByRole("search", { name: "Søk i kunder" });
  if (isMobile) await bar.getByRole("button", { name: "Filtre" }).click();
  await expect(bar.getByLabel("Selger")).toBeVisible();
}

async function nextPage({ page }: Seen): Promise<void> {
  await page.getByRole("link", { name: "Neste" }).click();
  // The link back stands on the first page too, switched off: the address says when one is there.
  await expect(page).toHaveURL(/[?&]after=\d/);
}

async function chooseIndustry({ page }: Seen): Promise<void> {
  await page.getByLabel("Velg bransje").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Flytt kunder" }).click();
  await expect(page.getByRole("button", { name: /^Ja, flytt/ })).toBeVisible();
}

async function openActions({ page, records: { category } }: Seen): Promise<void> {
  await page.getByRole("button", { name: `Handlinger for ${category.name}` }).click();
  await expect(page.getByRole("group", { name: `Handlinger for ${category.name}` })).toBeVisible();
}

async function renamedByBoth({ page, firm, records: { other } }: Seen): Promise<void> {
  const field = page.getByRole("table", { name: "Kategorier" }).getByRole("textbox", { name: /^Navn/ });
  const theirs = named("Deres");
  await firm.done(renameCategory, { id: other.id, name: theirs, seen: { name: await field.inputValue() }, keep: {} });
  await field.fill(named("Mitt"));
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("group", { name: `Nå: ${theirs}` })).toBeVisible();
}
