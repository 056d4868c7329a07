import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

import { additionalInfoFields } from "../crm/customers/additional-info-fields";
import { customerFields } from "../crm/customers/customer-fields";
import { organizationForms } from "../crm/customers/organization-forms";
import { contactFields, placeFields } from "../crm/contacts/contact-fields";
import { commands } from "../crm/commands";
import { closedFormFields, opportunityFormFields } from "../crm/opportunities/opportunity-form-fields";
import { roles } from "../crm/users/user-fields";
import { permissions } from "../permissions";
import { type Messages, messages } from "./messages";
import { textsIn } from "./texts";
import { over } from "./up-to";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "lib/i18n/messages");

const leaves = (tree: Messages, prefix = ""): [key: string, message: string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${prefix}${name}`, value] as [string, string]] : leaves(value, `${prefix}${name}.`),
  );
const all = { nb: new Map(leaves(messages.nb)), en: new Map(leaves(messages.en)) };
const keys = [...all.nb.keys()];

describe("the messages of both languages", () => {
  it("stand in the same files, and every file is read", () => {
    const files = (["nb", "en"] as const).map((language) => readdirSync(path.join(folder, language)).sort());
    expect(files[1]).toEqual(files[0]);
    const nouns = (files[0] ?? []).map((file) => camelCase(file.replace(".json", "")));
    expect([Object.keys(messages.nb), Object.keys(messages.en)]).toEqual([nouns, nouns]);
  });

  it("have the same keys", () => {
    expect([...all.en.keys()].sort()).toEqual(keys.toSorted());
  });

  it("hold no empty message, none with blanks around it but where it ends in one, and no key that can't be named", () => {
    for (const [key, message] of [...all.nb, ...all.en]) {
      expect([key, message.trimStart()]).toEqual([key, message]);
      expect(message, key).not.toBe("");
      expect(key).toMatch(/^[\p{L}\w-]+(\.[\p{L}\w-]+)*$/u);
    }
  });

  it("name the same things, of the same kind; a count may matter to one language alone («er lagt til», “is added”)", () => {
    const named = (message = ""): unknown => Object.entries(argumentsOf(message)).filter(([, kind]) => kind !== "plural");
    for (const key of keys) expect([key, named(all.en.get(key))]).toEqual([key, named(all.nb.get(key))]);
  });

  it("can be said with any count", () => {
    for (const language of ["nb", "en"] as const)
      for (const [key, message] of all[language])
        for (const count of [0, 1, 2, 12_345]) {
          const values = Object.fromEntries(Object.entries(argumentsOf(message)).map(([name, kind]) => [name, kind === "plural" ? count : "Ærlig"]));
          expect(textsIn(language)(key, values), key).not.toMatch(/[{}]/);
        }
  });

  it("tell one customer from several, and all that a search finds from how far they were counted", () => {
    const [nb, en] = [textsIn("nb"), textsIn("en")];
    expect([1, 3].map((customers) => nb("customers.all", { customers, found: nb.number(customers) }))).toEqual(["1 kunde", "3 kunder"]);
    expect([1, 3].map((customers) => en("customers.all", { customers, found: en.number(customers) }))).toEqual(["1 customer", "3 customers"]);
    expect(en("customers.hits", { customers: 1, found: "1" })).toBe("1 match");
    const [few, many] = [
      { found: "12", more: "false" },
      { found: over(nb, 1_000), more: "true" },
    ];
    expect([few, many].map((values) => nb("customers.select.all", values))).toEqual(["Velg alle 12 treff", "Velg alle treff (over 1\u00A0000)"]);
    expect(nb("customers.select.allSelected", many)).toBe("Alle treff (over 1\u00A0000) er valgt.");
    expect(en("customers.select.all", { found: over(en, 1_000), more: "true" })).toBe("Select all results (over 1,000)");
  });

  it("say both of two, and not all 2", () => {
    for (const [key, values] of [
      ["contacts.own.shared", { places: 2 }],
      ["deletedContacts.delete.customers", { name: "Kari", customers: 2 }],
    ] as const) {
      expect(textsIn("nb")(key, values)).toMatch(/\bbegge kundene\b/);
      expect(textsIn("en")(key, values)).toMatch(/\bboth customers\b/);
    }
  });

  it("say the same in no language by mistake: a sentence of bokmål stands in no English file", () => {
    const norwegian = /\b(og|ikke|som|eller|ble|deg|kunde[nr]?)\b|[æøå]/iu;
    // What is a name, and so the same in both.
    const names = new Set(["users.languages.nb"]);
    expect([...all.en].filter(([key, message]) => norwegian.test(message) && !names.has(key) && !key.startsWith("organizationForms."))).toEqual([]);
  });
});

describe("every message is used, and every one that is used is there", () => {
  const sources = ["app", "components", "lib", "scripts", "server"].flatMap((each) => sourcesIn(path.join(root, each)));
  const nouns = Object.keys(messages.nb).join("|");
  const stands = new Set<string>();
  /** Keys that are put together while the program runs: what stands for any one name in them. */
  const patterns = new Map<string, RegExp>();
  for (const source of sources) {
    for (const [, literal = ""] of source.matchAll(new RegExp(`["'\`]((?:${nouns})(?:\\.[\\p{L}\\w-]+)+)["'\`]`, "gu"))) stands.add(literal);
    // The error page has its file to itself: it is shown where nothing else can be loaded.
    for (const [, file = ""] of source.matchAll(/lib\/i18n\/messages\/nb\/([\w-]+)\.json/gu)) stands.add(camelCase(file));
    for (const [, template = ""] of source.matchAll(new RegExp(`\`((?:${nouns})\\.[^\`\\s]*\\$\\{[^\`]*)\``, "gu"))) {
      const parts = template.split(/\$\{[^}]*\}/u).map((part) => part.replaceAll(".", "\\."));
      patterns.set(template, new RegExp(`^${parts.join("[\\p{L}\\w.-]+")}$`, "u"));
    }
  }
  /** Names of permissions, commands and a file look like keys and are none. */
  const others = new Set<string>([...Object.keys(permissions), ...commands.keys(), "firm.createDemo", "jobs.ts"]);

  it("by its key where it is named", () => {
    const missing = [...stands].filter((key) => !others.has(key) && !keys.some((each) => each === key || each.startsWith(`${key}.`)));
    expect(missing).toEqual([]);
    expect(stands.size).toBeGreaterThan(200);
  });

  it.each([...patterns])("by one key at least where it is put together: %s", (_, pattern) => {
    expect(keys.some((key) => pattern.test(key))).toBe(true);
  });

  it("and none is left over", () => {
    const used = (key: string): boolean =>
      stands.has(key) ||
      [...patterns.values()].some((pattern) => pattern.test(key)) ||
      [...stands].some((each) => !others.has(each) && key.startsWith(`${each}.`));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });
});

describe("every family of messages is whole", () => {
  const longCommands = [...commands.values()].filter((command) => command.long !== undefined).map(({ name }) => name);
  const families: Record<string, readonly string[]> = {
    organizationForms,
    "users.roles": roles,
    "users.languages": ["nb", "en"],
    // Whatever may become a job says what it does, and what it did.
    "jobs.what": longCommands,
    "jobs.did": longCommands,
    "categories.shownOn": ["label", "customer", "contact", "both"],
    "categories.switch": ["customer", "contact", "customerShort", "contactShort"],
    "shell.theme": ["title", "system", "light", "dark"],
    "changeLog.fields.contact": [...Object.keys(contactFields), "categories"],
    "changeLog.fields.customer": [
      ...Object.keys({ ...customerFields, ...additionalInfoFields }),
      ...["categories", "category", "product", "distinctFrom", "mergedInto", "registerName", "registerCodes", "postalCountry", "visitingCountry"],
    ],
    "changeLog.fields.opportunity": [...Object.keys({ ...opportunityFormFields, ...closedFormFields }), "product", "customer", "status", "sellers"],
    "changeLog.fields.contactLink": ["role", ...Object.keys(placeFields), "isPrimary"],
    "changeLog.fields.employee": ["name", "email", "role", "language"],
    "changeLog.fields.category": ["name"],
  };

  it.each(Object.entries(families))("%s", (family, members) => {
    for (const language of ["nb", "en"] as const) {
      const found = [...all[language].keys()].filter((key) => key.startsWith(`${family}.`)).map((key) => key.slice(family.length + 1));
      expect(found.sort()).toEqual([...members].sort());
    }
  });

  it("a field of «Firmainfo» is called the same on the card and in the log", () => {
    for (const language of ["nb", "en"] as const)
      for (const field of [...Object.keys(customerFields), ...Object.keys(additionalInfoFields)])
        expect(textsIn(language)(`changeLog.fields.customer.${field}`)).toBe(textsIn(language)(`customers.fields.${field}`));
  });
});

const camelCase = (name: string): string => name.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());

/** The program's own sources, without tests and what is made by a program. */
function sourcesIn(where: string): string[] {
  return readdirSync(where, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.built\.ts$|\.long\.ts$|generated|^testing/.test(file))
    .map((file) => readFileSync(path.join(where, file), "utf8"));
}

/** What an ICU message names, each with its kind («plain», «plural», «select»). */
function argumentsOf(message: string): Record<string, string> {
  const found: Record<string, string> = {};
  const read = (from: number): number => {
    for (let at = from; at < message.length; at++) {
      if (message[at] === "}") return at;
      if (message[at] === "{") at = argument(at + 1);
    }
    return message.length;
  };
  const argument = (from: number): number => {
    const [whole = "", name = "", kind = ""] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,)?/u.exec(message.slice(from)) ?? [];
    found[name] = kind || "plain";
    let at = from + whole.length;
    while (at < message.length && message[at] !== "}") at = message[at] === "{" ? read(at + 1) + 1 : at + 1;
    return at;
  };
  read(0);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => a.localeCompare(b)));
}
