import type { Permission } from "@/lib/permissions";

/** What stands on a page, as the key of its text: a recipe then says what the page says, in either language. */
export type Label = string | { key: string; values: Record<string, number | { text: string }> };

export interface Step {
  /** Of `help.steps`. */
  text: string;
  /** What is pressed, filled in or chosen in, by its name in the text; in the order of the text. */
  press?: Record<string, Label>;
  /** What is to be seen there, by its name in the text. */
  see?: Record<string, Label>;
  /** Just where the areas are behind «Meny». */
  onPhone?: boolean;
  /** Just where «Tilleggsinfo» is a tab of its own. */
  whereTab?: boolean;
}

export interface Recipe {
  /** Of `help.recipes`, and the recipe's place on the page. */
  id: string;
  permission: Permission;
  /** The page it is about. */
  page: { href: string; label: string };
  /** What its texts name besides the steps. */
  see?: Record<string, Label>;
  steps: Step[];
}

const menu: Step = { text: "menu", press: { menu: "shell.menu" }, onPhone: true };
const area = (label: string): Step[] => [menu, { text: "press", press: { what: label } }];
const section = (label: string): Step[] => [...area("shell.areas.settings"), { text: "press", press: { what: label } }];
const find = (search: Label, submit: string): Step => ({ text: "find", press: { search, submit } });
const yes = (label: Label): Step => ({ text: "yes", press: { yes: label } });
const named = (key: string, text: string): Label => ({ key, values: { name: { text } } });
const ofTwo = (key: string, { name, other }: { name: string; other: string }): Label => ({ key, values: { name: { text: name }, other: { text: other } } });

const findCustomer: Step[] = [...area("shell.areas.customers"), find("customers.search.label", "customers.search.submit"), { text: "openCustomer" }];
const findIndustry = [...section("industries.title"), find("industries.search", "shell.list.submit")];

/** Deleting a value in use: the same in every list. */
const replaced = (list: string, example: string): Step[] => [
  find({ key: "valueLists.search", values: { list: { text: list } } }, "shell.list.submit"),
  { text: "menuOf", press: { actions: named("valueLists.actionsFor", example), item: "valueLists.delete.action" } },
  { text: "replacement", press: { replacement: "valueLists.delete.replacement" }, see: { nothing: "valueLists.delete.nothing" } },
  yes(named("valueLists.delete.yes", example)),
];

/** What one wants done, click by click, in the words of the pages; a flow follows each of them to the letter. */
export const recipes: Recipe[] = [
  {
    id: "moveIndustry",
    permission: "industries.edit",
    page: { href: "/settings/crm/industries", label: "industries.title" },
    see: { name: "industries.fields.nb", to: "industries.move.to", move: "industries.move.action", undo: "changeLog.undo" },
    steps: [
      ...findIndustry,
      { text: "chooseIndustry", see: { name: "industries.fields.nb" } },
      { text: "moveTo", press: { to: "industries.move.to", move: "industries.move.action" } },
      { text: "moveYes", press: { yes: { key: "industries.move.yes", values: { customers: 128 } } } },
    ],
  },
  {
    id: "moveSome",
    permission: "customers.changeMany",
    page: { href: "/customers", label: "customers.title" },
    steps: [
      ...area("shell.areas.customers"),
      find("customers.search.label", "customers.search.submit"),
      { text: "tick", press: { all: "customers.select.page" } },
      { text: "press", press: { what: "manyCustomers.title" }, onPhone: true },
      { text: "press", press: { what: "manyCustomers.setIndustry.action" } },
      { text: "moveTo", press: { to: "manyCustomers.setIndustry.choose", move: "manyCustomers.setIndustry.next" } },
      yes({ key: "manyCustomers.setIndustry.yes", values: { customers: 12 } }),
    ],
  },
  {
    id: "undo",
    permission: "changeLog.seeAll",
    page: { href: "/settings/change-log", label: "changeLog.title" },
    steps: [
      ...section("changeLog.title"),
      { text: "chooseKind", press: { kind: "changeLog.kind", show: "changeLog.show" } },
      { text: "undoRow", press: { undo: "changeLog.undo" } },
    ],
  },
  {
    id: "narrowCategory",
    permission: "categories.edit",
    page: { href: "/settings/crm/categories", label: "categories.title" },
    steps: [
      ...section("categories.title"),
      find("categories.search", "shell.list.submit"),
      { text: "switchOff", press: { shown: named("categories.switch.contact", "help.examples.category") } },
    ],
  },
  {
    id: "mergeCategories",
    permission: "categories.edit",
    page: { href: "/settings/crm/categories", label: "categories.title" },
    steps: [
      ...section("categories.title"),
      find("categories.search", "shell.list.submit"),
      { text: "menuOf", press: { actions: named("categories.actionsFor", "help.examples.category"), item: "categories.merge.action" } },
      { text: "mergeInto", press: { into: "categories.merge.into", next: "categories.merge.next" } },
      yes({ key: "categories.merge.yes", values: { name: { text: "help.examples.category" }, into: { text: "help.examples.otherCategory" } } }),
    ],
  },
  {
    id: "replaceValue",
    permission: "additionalInfo.edit",
    page: { href: "/settings/crm/additional-info", label: "valueLists.additionalInfo.title" },
    see: { origins: "valueLists.lists.origins.title", products: "valueLists.lists.products.title", sources: "valueLists.lists.sources.title" },
    steps: [...section("valueLists.additionalInfo.title"), ...replaced("valueLists.lists.origins.title", "help.examples.origin")],
  },
  {
    id: "newRole",
    permission: "contactRoles.edit",
    page: { href: "/settings/crm/roles", label: "valueLists.roles.title" },
    steps: [
      ...section("valueLists.roles.title"),
      { text: "add", press: { name: "valueLists.lists.contactRoles.new", add: "valueLists.lists.contactRoles.add" } },
    ],
  },
  {
    id: "deleteRole",
    permission: "contactRoles.edit",
    page: { href: "/settings/crm/roles", label: "valueLists.roles.title" },
    steps: [...section("valueLists.roles.title"), ...replaced("valueLists.lists.contactRoles.title", "help.examples.role")],
  },
  {
    id: "loadCodes",
    permission: "industries.edit",
    page: { href: "/settings/crm/industries/load", label: "industries.load.title" },
    steps: [
      ...section("industries.title"),
      { text: "press", press: { what: "industries.load.action" } },
      { text: "level", press: { level: "industries.load.level", preview: "industries.load.preview" } },
      yes({ key: "industries.load.yes", values: { added: 21 } }),
    ],
  },
  {
    id: "recode",
    permission: "industries.edit",
    page: { href: "/settings/crm/industries/recode", label: "industries.recode.title" },
    steps: [
      ...section("industries.title"),
      { text: "press", press: { what: "industries.load.action" } },
      { text: "press", press: { what: "industries.recode.title" } },
      { text: "pasteTable", press: { table: "industries.recode.table", preview: "industries.load.preview" } },
      { text: "recodeYes", press: { yes: { key: "industries.recode.yes", values: { industries: 12 } } } },
    ],
  },
  {
    id: "mergeCustomers",
    permission: "customers.merge",
    page: { href: "/customers/duplicates", label: "duplicates.title" },
    see: { duplicates: "duplicates.title", card: "duplicates.merge.cardAction", undo: "changeLog.undo" },
    steps: [
      ...area("shell.areas.customers"),
      { text: "press", press: { what: "duplicates.title" } },
      { text: "mergePair", press: { merge: ofTwo("duplicates.merge.actionOf", { name: "help.examples.customer", other: "help.examples.otherCustomer" }) } },
      { text: "mergeYes", press: { yes: ofTwo("duplicates.merge.yes", { name: "help.examples.otherCustomer", other: "help.examples.customer" }) } },
    ],
  },
  {
    id: "exportCustomers",
    permission: "export.run",
    page: { href: "/customers", label: "customers.title" },
    see: { columns: "customers.columns.title", everything: "exports.page.title", settings: "shell.areas.settings" },
    steps: [
      ...area("shell.areas.customers"),
      find("customers.search.label", "customers.search.submit"),
      { text: "press", press: { what: "exports.button" } },
      { text: "press", press: { what: "exports.csv" } },
    ],
  },
  {
    id: "fillAdditionalInfo",
    permission: "customers.edit",
    page: { href: "/customers", label: "customers.title" },
    see: { section: "customers.tabs.additionalInfo" },
    steps: [
      ...findCustomer,
      { text: "press", press: { what: "customers.tabs.additionalInfo" }, whereTab: true },
      { text: "fillAdditionalInfo", press: { origin: "customers.fields.origin", save: "shell.save" } },
    ],
  },
  {
    id: "setCategories",
    permission: "categories.put",
    page: { href: "/customers", label: "customers.title" },
    steps: [
      ...findCustomer,
      { text: "press", press: { what: "categories.panel.select" } },
      { text: "tickCategory" },
      { text: "press", press: { what: "categories.panel.close" } },
    ],
  },
  {
    id: "giveRole",
    permission: "contacts.edit",
    page: { href: "/customers", label: "customers.title" },
    steps: [
      ...findCustomer,
      { text: "press", press: { what: "customers.tabs.contacts" } },
      { text: "openContact" },
      { text: "press", press: { what: "contacts.place.edit" } },
      { text: "chooseRole", press: { role: "contacts.role", save: "shell.save" } },
    ],
  },
  {
    id: "undoOnCustomer",
    permission: "customers.edit",
    page: { href: "/customers", label: "customers.title" },
    steps: [...findCustomer, { text: "press", press: { what: "customers.tabs.history" } }, { text: "undoRow", press: { undo: "changeLog.undo" } }],
  },
];
