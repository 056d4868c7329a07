import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createCategory } from "./create-category";
import { deleteCategory } from "./delete-category";
import { renameCategory } from "./rename-category";

let firm: TestFirm;
let sql: pg.Client;
beforeAll(async () => {
  firm = await testFirm();
  sql = new pg.Client({ connectionString: firm.appUrl });
  await sql.connect();
  await aCategory(firm, "Partner");
  await aCategory(firm, "Årlig møte");
});
afterAll(async () => {
  await sql.end();
  await firm.close();
});

const insert = (name: string) => sql.query("INSERT INTO category (name, show_on_customer, show_on_contact) VALUES ($1, true, true)", [name]);

/** Names that differ from «Partner» or «Årlig møte» by what does not count. */
const alike = {
  "capital letters": "PARTNER",
  "small letters": "partner",
  "blanks around it": "  Partner ",
  "a tab and a line break around it": "\tPartner\n",
  "blanks that don't break around it (NBSP)": "\u00A0Partner\u00A0",
  "full-width letters": "Ｐａｒｔｎｅｒ",
  "a ligature and full-width capitals": "ＰＡＲＴＮＥＲ\u3000",
  "Norwegian letters in capitals": "ÅRLIG MØTE",
  "å written as a and a ring": "A\u030Arlig møte",
  "several blanks in the middle": "Årlig   møte",
  "a blank that doesn't break in the middle": "Årlig\u00A0møte",
  "a narrow blank that doesn't break in the middle": "Årlig\u202Fmøte",
};

describe("a category's name is taken regardless of case, blanks and Unicode form", () => {
  it.each(Object.entries(alike))("in the database itself: %s", async (_, name) => {
    await expect(insert(name)).rejects.toMatchObject({ code: "23505", constraint: "category_name_unique" });
  });

  it.each(Object.entries(alike))("for who makes one: %s", async (_, name) => {
    expect(await firm.run(createCategory, { name, shownOn: "both" })).toMatchObject({
      ok: false,
      fieldErrors: { name: { key: "categories.errors.nameTaken" } },
    });
  });

  it("for who renames one, but not for the category itself", async () => {
    const id = await aCategory(firm, "Kunde");
    expect(await firm.run(renameCategory, { id, name: " partner " })).toMatchObject({
      ok: false,
      fieldErrors: { name: { key: "categories.errors.nameTaken" } },
    });
    expect(await firm.run(renameCategory, { id, name: "KUNDE" })).toMatchObject({ ok: true });
  });

  it("and not by what is another word", async () => {
    for (const name of ["Partnar", "Par tner", "Partner.", "Pårtner", "Arlig møte", "Årligmøte"]) await expect(insert(name)).resolves.toBeDefined();
  });

  it("and is free again when the category is deleted", async () => {
    const id = await aCategory(firm, "Kort liv");
    await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    await expect(insert("KORT LIV")).resolves.toBeDefined();
    await expect(insert("kort liv")).rejects.toMatchObject({ constraint: "category_name_unique" });
  });

  it("whatever the name, in either order", async () => {
    const names = fc.string({ unit: fc.constantFrom(..."aAbBåÅæÆøØéÉ ", "\u00A0", "ﬁ", "Ａ", "A\u030A"), minLength: 1, maxLength: 8 });
    const blanks = fc.constantFrom("", " ", "\u00A0", "  \t");
    await fc.assert(
      fc.asyncProperty(names, blanks, blanks, fc.boolean(), async (name, before, after, upper) => {
        fc.pre(name.normalize("NFKC").trim() !== "");
        await sql.query("BEGIN");
        try {
          await insert(`x${name}`);
          const other = `${before}${upper ? `x${name}`.toUpperCase() : `X${name}`.toLowerCase()}${after}`;
          await expect(insert(other)).rejects.toMatchObject({ constraint: "category_name_unique" });
        } finally {
          await sql.query("ROLLBACK");
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a category's name", () => {
  it.each(["", " ", "   "])("is never blank in the database (%j)", async (name) => {
    await expect(insert(name)).rejects.toMatchObject({ constraint: "category_name_not_blank" });
  });

  it("is kept as it was typed, but for blanks", async () => {
    const { value } = await firm.did(createCategory, { name: "  VIP\u00A0 – «stor»  ", shownOn: "both" });
    expect((await firm.db.category.findUniqueOrThrow({ where: { id: value.id } })).name).toBe("VIP – «stor»");
  });

  it("cannot be taken by two at once", async () => {
    const answers = await Promise.all(["Samme", "SAMME", " samme "].map((name) => firm.run(createCategory, { name, shownOn: "both" })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.fieldErrors).toEqual({ name: { key: "categories.errors.nameTaken" } });
  });
});
