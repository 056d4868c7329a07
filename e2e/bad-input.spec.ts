import { randomInt } from "node:crypto";

import type { Page } from "@playwright/test";

import { CategoriesPage, categoriesPath } from "./categories-page";
import type { Firm, Person } from "./firm";
import { expect, test } from "./fixtures";
import { groupForms } from "./group-forms";
import { industriesPath } from "./industries-page";
import { named, newWord } from "./names";
import { restoreForms } from "./restore-forms";
import { salesForms } from "./sales-forms";
import { ValueListPage } from "./value-list-page";
import { fieldName, heldBack, ledTo, partsOf, sendAgain, type SentForm, sentWhile, withField, withParts } from "./sent-form";

interface FilledForm {
  what: string;
  /** Who fills it in; nobody for sign-in. */
  who: "ADMIN" | "EMPLOYEE" | null;
  /** The address, and then what is typed and pressed there: right as it is. */
  at: (firm: Firm) => Promise<string>;
  act: (page: Page) => Promise<void>;
  /** Its field for a name: the most it takes, what an empty one is told, and where one that was taken shows. */
  name?: { most: number; empty: string; field?: string };
  /** Fields of a grid that are like others of it: those stand for them. */
  alike?: RegExp;
  /** Whether the page is gone when it is done. */
  takesAway?: boolean;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const fill = (page: Page, label: string, value: string) => page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(value);
const required = "Feltet må fylles ut.";

const forms: FilledForm[] = [
  {
    what: "a new category",
    who: "ADMIN",
    at: () => Promise.resolve(categoriesPath),
    act: (page) => new CategoriesPage(page).add(named("Ny")),
    name: { most: 80, empty: "Skriv et navn på kategorien." },
  },
  {
    what: "a category's new name",
    who: "ADMIN",
    at: async (firm) => `${categoriesPath}?edit=${(await firm.category()).id}`,
    act: async (page) => {
      await fill(page, "Navn", named("Nytt navn"));
      await press(page, "Lagre");
    },
    name: { most: 80, empty: "Skriv et navn på kategorien." },
  },
  ...groupForms.map((form) => ({ who: "ADMIN" as const, ...form })),
  ...salesForms,
  ...restoreForms,
  {
    what: "a new industry",
    who: "ADMIN",
    at: () => Promise.resolve(`${industriesPath}/new`),
    act: async (page) => {
      await fill(page, "Industri navn", named("Ny"));
      await press(page, "Opprett bransje");
    },
    name: { most: 200, empty: "Skriv et navn på bransjen.", field: "nb" },
  },
  {
    what: "an industry's new name",
    who: "ADMIN",
    at: async (firm) => `${industriesPath}/${(await firm.industry()).id}`,
    act: async (page) => {
      await fill(page, "Industri navn", named("Nytt navn"));
      await press(page, "Lagre");
    },
    name: { most: 200, empty: "Skriv et navn på bransjen.", field: "nb" },
  },
  {
    what: "an industry's English name and code",
    who: "ADMIN",
    at: async (firm) => `${industriesPath}/${(await firm.industry()).id}/edit`,
    act: async (page) => {
      await fill(page, "Navn på engelsk", named("New"));
      await press(page, "Lagre");
    },
  },
  {
    what: "a new step",
    who: "ADMIN",
    at: () => Promise.resolve("/settings/crm/opportunities"),
    act: (page) => new ValueListPage(page, "opportunitySteps").add(named("Ny"), { en: named("New"), probability: "40" }),
    name: { most: 80, empty: required, field: "nb" },
  },
  {
    what: "a source's new name",
    who: "ADMIN",
    at: async (firm) => `/settings/crm/additional-info?list=sources&edit=${(await firm.value("sources")).id}`,
    act: async (page) => {
      await page.getByRole("table").getByLabel("Navn", { exact: true }).fill(named("Nytt navn"));
      await press(page, "Lagre");
    },
    name: { most: 80, empty: required, field: "nb" },
  },
  {
    what: "moving a product",
    who: "ADMIN",
    at: async (firm) => `/settings/crm/additional-info?list=products&at=${(await firm.value("products")).id}`,
    act: async (page) => {
      const last = page.getByRole("table", { name: "Produkter" }).getByRole("row").last();
      await last.getByRole("button", { name: /^Handlinger for/ }).click();
      await last.getByRole("button", { name: "Flytt opp" }).click();
    },
  },
  {
    what: "«Ny kategori» on a card",
    who: "EMPLOYEE",
    at: async (firm) => `/customers/${(await firm.customer()).id}?select=categories`,
    act: async (page) => {
      await fill(page, "Ny kategori", newWord());
      await press(page, "Legg til");
    },
    name: { most: 80, empty: "Skriv et navn på kategorien." },
  },
  {
    what: "a new customer",
    who: "EMPLOYEE",
    at: () => Promise.resolve("/customers/new"),
    act: async (page) => {
      await fill(page, "Navn", named("Ny"));
      await press(page, "Lagre");
    },
    name: { most: 200, empty: "Skriv navnet på kunden." },
  },
  {
    what: "a customer's card",
    who: "EMPLOYEE",
    at: async (firm) => `/customers/${(await firm.customer()).id}`,
    act: async (page) => {
      await fill(page, "Telefon", "22 33 44 55");
      await press(page, "Lagre");
    },
    name: { most: 200, empty: "Skriv navnet på kunden." },
  },
  {
    what: "a customer's additional info",
    who: "EMPLOYEE",
    at: async (firm) => `/customers/${(await firm.customer()).id}/additional-info`,
    act: async (page) => {
      await page.getByLabel("Kilde").selectOption({ index: 1 });
      await press(page, "Lagre");
    },
  },
  {
    what: "a new opportunity",
    who: "EMPLOYEE",
    at: async (firm) => `/opportunities/new?customer=${(await firm.customer()).id}`,
    act: async (page) => {
      await fill(page, "Tittel", named("Ny"));
      await press(page, "Lagre");
    },
  },
  {
    what: "an opportunity",
    who: "EMPLOYEE",
    at: async (firm) => `/opportunities/${(await firm.opportunity(await firm.customer())).id}`,
    act: async (page) => {
      await fill(page, "Beløp", "1 250,50");
      await press(page, "Lagre");
    },
  },
  {
    what: "a new view",
    who: "ADMIN",
    at: () => Promise.resolve("/customers/views/new?sort=city"),
    act: async (page) => {
      await fill(page, "Navn på visningen", named("Ny"));
      await press(page, "Lagre visning");
    },
    name: { most: 60, empty: "Skriv et navn på visningen." },
  },
  {
    what: "a new contact",
    who: "EMPLOYEE",
    at: async (firm) => `/customers/${(await firm.customer()).id}/contacts/new`,
    act: async (page) => {
      await fill(page, "Navn", named("Ny"));
      await press(page, "Lagre");
    },
    name: { most: 120, empty: "Skriv navnet på kontakten." },
  },
  {
    what: "a contact's card",
    who: "EMPLOYEE",
    at: async (firm) => {
      const customer = await firm.customer();
      return `/customers/${customer.id}/contacts/${(await firm.contact(customer)).id}`;
    },
    act: async (page) => {
      await fill(page, "Telefon", "22 33 44 55");
      await press(page, "Lagre");
    },
    name: { most: 120, empty: "Skriv navnet på kontakten." },
  },
  {
    what: "a contact's place",
    who: "EMPLOYEE",
    at: async (firm) => {
      const customer = await firm.customer();
      return `/customers/${customer.id}/contacts/${(await firm.contact(customer)).id}/place`;
    },
    act: async (page) => {
      await fill(page, "Jobbtelefon", "22 33 44 55");
      await press(page, "Lagre");
    },
  },
  {
    what: "linking a contact",
    who: "EMPLOYEE",
    at: async (firm) => `/customers/${(await firm.customer()).id}/contacts/link?contact=${(await firm.contact(await firm.customer())).id}`,
    act: (page) => press(page, "Koble til kunden"),
  },
  {
    what: "moving a contact",
    who: "EMPLOYEE",
    at: async (firm) => {
      const customer = await firm.customer();
      return `/customers/${customer.id}/contacts/${(await firm.contact(customer)).id}/move?to=${(await firm.customer()).id}`;
    },
    act: (page) => page.getByRole("button", { name: /^Ja, flytt/ }).click(),
  },
  {
    what: "a new user",
    who: "ADMIN",
    at: () => Promise.resolve("/settings/users/new"),
    act: async (page) => {
      await fill(page, "Navn", named("Ny"));
      await fill(page, "E-post", `${newWord()}@example.no`);
      await fill(page, "Nytt passord", "fire hvite hester");
      await press(page, "Opprett bruker");
    },
    name: { most: 120, empty: required },
  },
  {
    what: "a user's page",
    who: "ADMIN",
    at: async (firm) => `/settings/users/${(await firm.employee("EMPLOYEE")).id}`,
    act: async (page) => {
      await page.getByLabel("Rolle").selectOption("Salgssjef");
      await press(page, "Lagre");
    },
    name: { most: 120, empty: required },
  },
  {
    what: "a user's new password",
    who: "ADMIN",
    at: async (firm) => `/settings/users/${(await firm.employee("EMPLOYEE")).id}`,
    act: async (page) => {
      await fill(page, "Nytt passord", "fire hvite hester");
      await press(page, "Sett nytt passord");
    },
  },
  {
    what: "sign-in",
    who: null,
    at: () => Promise.resolve("/sign-in?next=/customers/new"),
    act: async (page) => {
      await fill(page, "E-post", `${newWord()}@example.no`);
      await fill(page, "Passord", "fire hvite hester");
      await press(page, "Logg inn");
    },
  },
];

/** What no form expects. A half of a surrogate pair is no character in any encoding: these are the bytes it would have. */
const values: Record<string, Buffer> = {
  nothing: Buffer.from(""),
  blanks: Buffer.from(" \u00a0\u2003 "),
  "10,000 characters": Buffer.from("å".repeat(10_000)),
  emoji: Buffer.from("👩‍👩‍👧‍👦 🇳🇴 🍋"),
  NUL: Buffer.from("a\0b"),
  "half a surrogate pair": Buffer.from([0x61, 0xed, 0xa0, 0xbd, 0x62]),
  "signs that turn the text": Buffer.from("a\u202eb"),
  HTML: Buffer.from(`"><script>alert(1)</script><b>fet</b>`),
  zero: Buffer.from("0"),
  "less than nothing": Buffer.from("-1"),
  "an id past all": Buffer.from("2147483648"),
  "a name of every object": Buffer.from("constructor"),
};

/**
 * Three of the values, others for the next field. The command is the same however the form was sent: each value is sent in
 * each field without scripts, where the answer is a page.
 */
const inTurn = (n: number): [string, Buffer][] => Object.entries(values).filter((_, index) => index % 4 === n % 4);

async function filled(
  form: FilledForm,
  { page, firm, signIn }: { page: Page; firm: Firm; signIn: (who: "ADMIN" | "EMPLOYEE") => Promise<Person> },
): Promise<SentForm> {
  if (form.who) await signIn(form.who);
  else await fromAnotherPlace(page);
  await page.goto(await form.at(firm));
  return heldBack(page, () => form.act(page));
}

/** Failed sign-ins are counted by place, so each is to come from one of its own. */
const aPlace = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
const fromAnotherPlace = (page: Page): Promise<void> => page.context().setExtraHTTPHeaders({ "x-forwarded-for": aPlace() });
const elsewhere = (form: SentForm): SentForm => ({ ...form, headers: { ...form.headers, "x-forwarded-for": aPlace() } });

/** The fields a form sends of its own: not React's, not the one-time key, not the values that were seen. */
const fieldsOf = (form: SentForm): string[] => [
  ...new Set(
    partsOf(form)
      .map(({ name }) => fieldName(name))
      .filter((name) => !/^[$_]|^\d+$/.test(name)),
  ),
];

/** What an answer says is wrong: the summary on top of a form (it takes focus, the page's own message does not), or what a script gets to make it from. */
const toldIn = (answer: string): string =>
  (/ role="alert" tabindex="-1"[^]{0,1500}/.exec(answer) ?? /"fieldErrors":\{.*?"conflicts"/.exec(answer))?.[0] ?? "nothing";

/** One of the sentences that a person is told what to do by. */
const sentence =
  /Feltet må fylles ut|Dette kan ikke brukes|tegn som ikke kan lagres|Teksten er for lang|[Ee]-postadresse|Navnet er i bruk|finnes ikke lenger|Noen andre (lagret|har flyttet)|Medlem av gruppen allerede|er avsluttet allerede|Årsbeløpet er ikke fordelt|Den samme måneden|Skriv (hele kroner|navnet|et |en |andelen|telefonnummeret|e-postadressen)|siffer|Skriv en dato|Kontakten er ikke|Passordet er for kort|for mange forsøk|En annen (kunde|bruker|bransje)|Bransjen «|Det finnes allerede|Det står en gruppe som heter|Andelene blir|Velg /;

for (const form of forms) {
  test(`${form.what}: whatever a field holds, it is saved whole or refused with a sentence`, async ({ page, context, firm, signIn, javaScriptEnabled }) => {
    const whole = await filled(form, { page, firm, signIn });
    // Without the values that were seen, or every field after the first that is saved would be somebody's newer one.
    const sent = withParts(
      whole,
      partsOf(whole).filter(({ name }) => !fieldName(name).startsWith("_seen.")),
    );
    let gone = false;
    for (const [n, field] of fieldsOf(sent)
      .filter((each) => !form.alike?.test(each))
      .entries()) {
      const before = await firm.operations();
      let saved = 0;
      for (const [what, value] of javaScriptEnabled ? inTurn(n) : Object.entries(values)) {
        const answer = await sendAgain(context, elsewhere(withField(sent, field, value)));
        const led = ledTo(answer);
        if (led !== undefined) {
          saved++;
          // A question that is asked again took nothing away.
          gone ||= form.takesAway === true && led.includes("done=");
        } else if (gone) {
          expect(await answer.text(), `${field} with ${what}`).toMatch(new RegExp(`${sentence.source}|finnes ikke|er angret allerede`));
        } else {
          expect(answer.status(), `${field} with ${what}`).toBe(200);
          expect(toldIn(await answer.text()), `${field} with ${what}`).toMatch(sentence);
        }
      }
      expect(await firm.operations(), field).toBeLessThanOrEqual(before + saved);
    }
  });

  test(`${form.what}: sent again as it was, it is done once and answered alike`, async ({ page, context, firm, signIn }) => {
    const sent = await filled(form, { page, firm, signIn });
    const before = await firm.operations();
    const answers = [await sendAgain(context, elsewhere(sent)), ...(await Promise.all([1, 2, 3].map(() => sendAgain(context, elsewhere(sent)))))];
    const told = answers.map((answer) => [answer.status(), ledTo(answer)]);
    expect(new Set(told.map(String)).size).toBe(1);
    expect(await firm.operations()).toBe(before + (form.who ? 1 : 0));
  });

  const { name } = form;
  if (name)
    test(`${form.what}: the name is told what is wrong with it, and takes any character there is`, async ({ page, context, firm, signIn }) => {
      const sent = await filled(form, { page, firm, signIn });
      for (const [typed, told] of [
        ["nothing", name.empty],
        ["blanks", name.empty],
        ["10,000 characters", `Teksten er for lang. Skriv høyst ${name.most} tegn.`],
        ["NUL", "Teksten har tegn som ikke kan lagres. Skriv den på nytt."],
        ["half a surrogate pair", "Teksten har tegn som ikke kan lagres. Skriv den på nytt."],
        ["signs that turn the text", "Teksten har tegn som ikke kan lagres. Skriv den på nytt."],
      ] as const) {
        const before = await firm.operations();
        const answer = await sendAgain(context, withField(sent, name.field ?? "name", values[typed] ?? ""));
        expect(answer.status(), typed).toBe(200);
        expect(await answer.text(), typed).toContain(told);
        expect(await firm.operations(), typed).toBe(before);
      }
      const before = await firm.operations();
      const taken = await sendAgain(context, withField(sent, name.field ?? "name", `${newWord()} 👩‍👩‍👧‍👦 </b><script> "'; -- {x} ${newWord()}`));
      expect(ledTo(taken)).toBeDefined();
      expect(await firm.operations()).toBe(before + 1);
    });
}

test("«Hent fra registeret»: whatever the name holds, it is answered with a sentence, and nothing is saved", async ({ page, context, firm, signIn }) => {
  await signIn("EMPLOYEE");
  await page.goto("/customers/new");
  await fill(page, "Navn", named("Søkt"));
  const sent = await heldBack(page, () => press(page, "Hent fra registeret"));
  const customers = () => firm.db.customer.count();
  const before = await customers();
  for (const [typed, told] of [
    ["nothing", "Skriv organisasjonsnummeret, eller minst to tegn av navnet."],
    ["blanks", "Skriv organisasjonsnummeret, eller minst to tegn av navnet."],
    ["10,000 characters", "Teksten er for lang. Skriv høyst 200 tegn."],
    ["NUL", "Teksten har tegn som ikke kan lagres. Skriv den på nytt."],
    ["half a surrogate pair", "Teksten har tegn som ikke kan lagres. Skriv den på nytt."],
    ["signs that turn the text", "Teksten har tegn som ikke kan lagres. Skriv den på nytt."],
    ["emoji", "Enhetsregisteret har ingen treff på"],
    ["HTML", "Enhetsregisteret har ingen treff på"],
  ] as const) {
    const answer = await sendAgain(context, withField(sent, "name", values[typed] ?? Buffer.alloc(0)));
    expect(answer.status(), typed).toBe(200);
    expect(await answer.text(), typed).toContain(told);
  }
  expect(await customers()).toBe(before);
});

// How a body is read is one matter for all forms: one of each kind of action will do.
for (const form of forms.filter(({ what }) => ["a new category", "a customer's card", "sign-in"].includes(what))) {
  test(`${form.what}: a body that cannot be read, is too large, or comes from elsewhere is refused plainly`, async ({
    page,
    context,
    firm,
    signIn,
    baseURL,
  }) => {
    const sent = await filled(form, { page, firm, signIn });
    const before = await firm.operations();
    const { headers, body } = sent;
    const bodies: [what: string, changed: SentForm, statuses: number[]][] = [
      ["more than 1 MiB", withField(sent, fieldsOf(sent)[0] ?? "", "x".repeat(1_100_000)), [413]],
      ["half a body", { ...sent, body: body.subarray(0, body.length / 2) }, [400]],
      ["no body", { ...sent, body: Buffer.alloc(0) }, [400]],
      ["junk", { ...sent, body: Buffer.from("junk\0\xff") }, [400]],
      ["a type without boundary", { ...sent, headers: { ...headers, "content-type": "multipart/form-data" } }, [400]],
      ["another origin", { ...sent, headers: { ...headers, origin: "https://evil.example" } }, [403]],
      ["no origin that can be told", { ...sent, headers: { ...headers, origin: "null" } }, [403]],
      [
        "another host's origin on this port",
        { ...sent, headers: { ...headers, origin: (baseURL ?? "").replace("127.0.0.1", "127.0.0.1.evil.example") } },
        [403],
      ],
    ];
    for (const [what, changed, statuses] of bodies) {
      const answer = await sendAgain(context, changed);
      expect(statuses, `${what}: ${answer.status()}`).toContain(answer.status());
      expect((await answer.text()).length, what).toBeGreaterThan(20);
    }
    expect(await firm.operations()).toBe(before);
  });

  test(`${form.what}: an action that does not exist, or is called with anything else than a form, is refused plainly`, async ({
    page,
    context,
    firm,
    signIn,
  }) => {
    const sent = await filled(form, { page, firm, signIn });
    const before = await firm.operations();
    const action = actionOf(sent);
    const call = (id: string, args: string): SentForm => ({
      url: sent.url,
      headers: { ...sent.headers, "next-action": id, accept: "text/x-component", "content-type": "text/plain;charset=UTF-8" },
      body: Buffer.from(args),
    });
    const junk = [
      ...["", "junk", "0".repeat(42), "ff".repeat(21), "../../etc/passwd", "constructor", action.slice(0, -1), "x".repeat(5_000)].map((id) => call(id, "[]")),
      ...[
        "",
        "[]",
        "null",
        "{}",
        "[",
        '[{},{"name":"\\ud800"}]',
        '["\\ud800","\\udc00"]',
        '[null,"$K1"]',
        '["$F1","$L2","$@3"]',
        '[{"n":1e999},"$Q1"]',
        "[".repeat(10_000),
      ].map((args) => call(action, args)),
      ...["0", "1_$ACTION", "$ACTION_REF_zz", "$ACTION_1:0", "$ACTION_ID_junk"].map((name) => withParts(sent, [{ name, value: Buffer.from('["$1:x:y"]') }])),
      withParts(sent, []),
      withParts(
        sent,
        partsOf(sent).filter(({ name }) => !/\$ACTION_\d+:0$|^0$/.test(name)),
      ),
    ];
    for (const [index, one] of junk.entries()) {
      const answer = await sendAgain(context, one);
      const which = `${index}: ${one.headers["next-action"]?.slice(0, 50) ?? ""} ${one.body.toString("latin1").slice(0, 60)}`;
      expect(answer.status(), which).toBeLessThan(500);
    }
    expect(await firm.operations()).toBe(before);
  });

  test(`${form.what}: fields of other names, many or twice, change nothing else`, async ({ page, context, firm, signIn }) => {
    const sent = await filled(form, { page, firm, signIn });
    const [before, parts] = [await firm.operations(), partsOf(sent)];
    const prefix = /^_?\d+_/.exec(parts.find(({ name }) => fieldName(name) === "_key")?.name ?? "")?.[0] ?? "";
    const field = (name: string, value = "1") => ({ name: prefix + name, value: Buffer.from(value) });
    const twice = [...parts, ...parts.filter(({ name }) => fieldsOf(sent).includes(fieldName(name)))];
    const strange = ["__proto__", "constructor", "toString", "_seen.__proto__", "_seen.passwordHash", "_keep.__proto__", "firmName.x", "", "[]", "a.b[c]"];
    for (const more of [
      twice,
      [...parts, ...strange.map((name) => field(name))],
      [...parts, ...Array.from({ length: 3_000 }, (_, index) => field(`x${index}`))],
    ]) {
      const keyed = more.map(({ name, value }) => ({ name, value: fieldName(name) === "_key" ? Buffer.from(crypto.randomUUID()) : value }));
      const answer = await sendAgain(context, elsewhere(withParts(sent, keyed)));
      expect(answer.status()).toBeLessThan(500);
    }
    expect((await firm.operations()) - before).toBeLessThanOrEqual(3);
  });
}

/** The id of the action that a form calls: in a header when a script sends it, in a field of its own when the browser does. */
function actionOf(form: SentForm): string {
  const id = form.headers["next-action"] ?? /"id":"([0-9a-f]+)"/.exec(form.body.toString("latin1"))?.[1];
  if (!id) throw new Error("The form names no action");
  return id;
}

test("a name of signs, marks and scripts stands everywhere as it was typed", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const word = newWord();
  const category = { name: `<b>${word}</b> & "æ" 👩‍👩‍👧‍👦 </script><script>document.title=1` };
  const categories = new CategoriesPage(page);
  await categories.open();
  await categories.add(category.name);
  await categories.says(`Kategorien «${category.name}» er lagt til.`);
  await expect(categories.row(category)).toBeVisible();
  const customer = await firm.customer({ name: `<i>${word}</i> 'AS' 🍋 {navn}` });
  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
  await page.goto(`/customers?q=${encodeURIComponent(customer.name)}`);
  await expect(page.getByRole("table", { name: "Kundeoppfølging" }).getByRole("link", { name: customer.name })).toBeVisible();
  await page.goto("/settings/change-log");
  await expect(page.getByText(`«${category.name}»`).first()).toBeVisible();
  await expect(page).toHaveTitle(/^Endringslogg/);
});

test("an address with anything in it is answered with a page", async ({ page, context, firm, signIn }) => {
  await signIn("ADMIN");
  const customer = await firm.customer();
  const category = await firm.category();
  const parameters = [
    "q",
    "industry",
    "category",
    "seller",
    "after",
    "before",
    "page",
    "done",
    "select",
    "filter",
    "ticks",
    "near",
    "typed",
    "equal",
    "edit",
    "last",
    "gone",
    "into",
    "customers",
    "contacts",
    "changed",
    "person",
    "kind",
    "from",
    "until",
    "next",
    "back",
    "constructor",
    "__proto__",
  ];
  const typed = ["", "-1", "2147483648", "abc", "%ED%A0%BD", "%FF", "%25%27%22%5C_", "2026-02-30"];
  const paths = [
    "/customers",
    `/customers/${customer.id}`,
    `/customers/${customer.id}/history`,
    categoriesPath,
    `${categoriesPath}/${category.id}/merge`,
    "/settings/change-log",
  ];
  for (const path of paths) {
    for (const value of typed) {
      const query = parameters.map((name) => `${name}=${value}`).join("&");
      const answer = await context.request.get(`${path}?${query}`, { maxRedirects: 0 });
      expect(answer.status(), `${path} with ${value.slice(0, 20)}`).toBe(200);
    }
    const twice = await context.request.get(`${path}?${parameters.map((name) => `${name}=1&${name}=2`).join("&")}`);
    expect(twice.status(), `${path} with each twice`).toBe(200);
  }
  for (const [address, status] of [
    ["/customers?q=a%00b", 400],
    ["/customers/%00", 400],
    ["/customers/%E0%A4%A", 400],
    [`/customers?q=${"x".repeat(9_000)}`, 414],
  ] as const) {
    const answer = await context.request.get(address);
    expect(answer.status(), address.slice(0, 40)).toBe(status);
    expect(await answer.text()).toContain("<h1>");
  }
  await page.goto(`/customers?q=${encodeURIComponent("👩‍👩‍👧‍👦 <script>")}&category=abc&after=-1`);
  await expect(page.getByRole("heading", { level: 1, name: "Kundeoppfølging" })).toBeVisible();
});

test("a search box takes whatever is typed", async ({ page, signIn }) => {
  await signIn("EMPLOYEE");
  for (const words of ["%", "_", "\\", "'", "<b>", "🍋", "æ".repeat(300), "a' OR '1'='1"]) {
    await page.goto("/customers");
    await page.getByRole("search", { name: "Søk i kunder" }).getByRole("searchbox").fill(words);
    await page.getByRole("search", { name: "Søk i kunder" }).getByRole("button", { name: "Søk", exact: true }).click();
    await expect(
      page
        .getByRole("status")
        .filter({ hasText: /^0 treff|Ingen/ })
        .or(page.getByText(/Ingen kunder|treff av/))
        .first(),
    ).toBeVisible();
  }
});

test("a press that is repeated while the first is under way is done once", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const name = named("To ganger");
  const categories = new CategoriesPage(page);
  await categories.open();
  await page.getByLabel("Ny kategori").fill(name);
  const before = await firm.operations();
  await sentWhile(page, () => page.getByRole("button", { name: "Legg til" }).dblclick());
  await categories.says(`Kategorien «${name}» er lagt til.`);
  expect(await firm.operations()).toBe(before + 1);
});
