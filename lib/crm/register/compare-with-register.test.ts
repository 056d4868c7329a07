import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newOrganizationNumber } from "../../testing/organization-numbers";
import { anAlikeCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { takeFromRegister } from "../customers/take-from-register";
import { compareWithRegister } from "./compare-with-register";
import { keepRegisterAnswer } from "./keep-register-answer";

let firm: TestFirm;
const industries = { "41": 0, "62.1": 0 };
beforeAll(async () => {
  firm = await testFirm();
  industries["41"] = await anIndustry(firm, "Bygg", { code: "41", codeStandard: "SN2007" });
  industries["62.1"] = await anIndustry(firm, "Programmering", { code: "62.1", codeStandard: "SN2025" });
});
afterAll(() => firm.close());

type Value = string | number | string[] | null | undefined;

/** What the register may say in a column, and what that is on a customer; undefined says nothing of it. */
const columns: [column: string, fields: string[], said: [text: string, ...values: (() => Value)[]][]][] = [
  [
    "navn",
    ["registerName", "name"],
    [
      ["BØ OG BY AS", () => "BØ OG BY AS", () => "Bø og By AS"],
      ["NY AS", () => "NY AS", () => "Ny AS"],
    ],
  ],
  [
    "organisasjonsform.kode",
    ["organizationForm"],
    [
      ["AS", () => "AS"],
      ["ENK", () => "ENK"],
      ["XXXX", () => undefined],
      ["", () => null],
    ],
  ],
  [
    "antallAnsatte",
    ["numberOfEmployees"],
    [
      ["12", () => 12],
      ["7", () => 7],
      ["", () => null],
    ],
  ],
  [
    "hjemmeside",
    ["website"],
    [
      ["www.a.no", () => "www.a.no"],
      ["under arbeid", () => undefined],
      ["", () => ""],
    ],
  ],
  [
    "telefon",
    ["phone"],
    [
      ["75500000", () => "75500000"],
      ["75500001", () => "75500001"],
      ["", () => undefined],
    ],
  ],
  [
    "epostadresse",
    ["email"],
    [
      ["post@a.no", () => "post@a.no"],
      ["ingen", () => undefined],
      ["", () => ""],
    ],
  ],
  ...["postal", "visiting"].flatMap((of): typeof columns => {
    const column = of === "postal" ? "postadresse" : "forretningsadresse";
    return [
      [
        `${column}.adresse`,
        [`${of}Address`],
        [
          ["Storgata 1/nBakgården", () => "Storgata 1, Bakgården"],
          ["Gata 2", () => "Gata 2"],
          ["", () => ""],
        ],
      ],
      [
        `${column}.postnummer`,
        [`${of}Code`],
        [
          ["8006", () => "8006"],
          ["0150", () => "0150"],
          ["", () => ""],
        ],
      ],
      [
        `${column}.poststed`,
        [`${of}City`],
        [
          ["BODØ", () => "Bodø"],
          ["OSLO", () => "Oslo"],
          ["", () => ""],
        ],
      ],
      [
        `${column}.land`,
        [`${of}Country`],
        [
          ["Norge", () => "Norge"],
          ["", () => ""],
        ],
      ],
    ];
  }),
  [
    "naeringskode1.kode",
    ["registerCodes", "industry"],
    [
      ["41.200", () => ["41.200"], () => industries["41"]],
      ["62.100", () => ["62.100"], () => industries["62.1"]],
      ["99.999", () => ["99.999"], () => undefined],
      ["00.000", () => [], () => undefined],
    ],
  ],
];

interface Said {
  row: Record<string, string>;
  fields: () => Record<string, Value>;
}

/** What the register says of an enterprise; a column may be left out, as in a file that lacks it. */
const anAnswer: fc.Arbitrary<Said> = fc
  .tuple(...columns.map(([column, , said]) => (column === "navn" ? fc.constantFrom(...said) : fc.option(fc.constantFrom(...said), { freq: 4 }))))
  .map((chosen) => ({
    row: Object.fromEntries(chosen.flatMap((one, n) => (one ? [[columns[n]?.[0] ?? "", one[0]]] : []))),
    fields: () =>
      Object.fromEntries(
        chosen.flatMap((one, n) => {
          const [, ...values] = one ?? [""];
          return one ? (columns[n]?.[1] ?? []).map((field, nth): [string, Value] => [field, values[nth]?.()]) : [];
        }),
      ),
  }));

/** What people have typed before: some of it what the register says too. */
const typed = fc.record(
  {
    phone: fc.constantFrom("75500000", "11111111"),
    email: fc.constantFrom("post@a.no", "min@b.no"),
    website: fc.constantFrom("www.a.no", "min.no"),
    organizationForm: fc.constantFrom("AS", "DA"),
    numberOfEmployees: fc.constantFrom("12", "3"),
    postalCity: fc.constantFrom("Bodø", "Mo i Rana"),
    visitingAddress: fc.constantFrom("Gata 2", "Veien 3"),
    visitingCode: fc.constantFrom("8006", "8601"),
  },
  { requiredKeys: [] },
);

/** A customer with its industry, but for who changed it last. */
async function customerNow(id: number): Promise<Record<string, unknown>> {
  const { industry, updatedByOperation: _, ...own } = await firm.db.customer.findUniqueOrThrow({ where: { id }, include: { industry: true } });
  return { ...own, industry: industry?.industryId ?? null };
}

const differences = async (id: number) => (await compareWithRegister(firm.db, id))?.differences ?? [];
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";
/** Who wrote a field last is a person's word, an undo too: what is suggested may be another after it. */
const seen = (list: Awaited<ReturnType<typeof differences>>) => list.map(({ field, now, register }) => ({ field, now, register }));

describe("«Oppdater fra registeret», whatever the customer has and the register says", () => {
  it("takes what was chosen and leaves the rest, time after time; all taken, nothing differs; undone, all is as it was", () =>
    fc.assert(
      fc.asyncProperty(
        typed,
        fc.array(fc.record({ answer: anAnswer, chosen: fc.func(fc.boolean()), undo: fc.boolean() }), { minLength: 1, maxLength: 3 }),
        async (fields, rounds) => {
          const organizationNumber = newOrganizationNumber();
          const id = await anAlikeCustomer(firm, "Vårt navn", { ...fields, organizationNumber });
          for (const { answer, chosen, undo } of rounds) {
            const { row } = answer;
            await firm.done(keepRegisterAnswer, {
              entries: [{ organizationNumber, name: row.navn, fields: row, status: "registered", statusSince: null }],
              by: "number",
            });
            const [before, listed, said] = [await customerNow(id), await differences(id), answer.fields()];

            for (const [field, value] of Object.entries(said)) {
              const difference = listed.find((one) => one.field === field);
              if (value === undefined || JSON.stringify(value) === JSON.stringify(before[field])) expect([field, difference]).toEqual([field, undefined]);
              else if (!isEmpty(value)) expect(difference).toMatchObject({ field, now: before[field], register: value });
            }
            expect(listed.filter(({ field }) => !(field in said))).toEqual([]);

            const taken = listed.filter(({ field, always }) => always || chosen(field));
            const take = taken.map(({ mark }) => mark);
            if (taken.length === 0) {
              expect(await firm.run(takeFromRegister, { id, take })).toMatchObject({ ok: false, formError: { key: "register.errors.nothingChosen" } });
              continue;
            }
            const { operationId } = await firm.did(takeFromRegister, { id, take });
            const after = { ...before, ...Object.fromEntries(taken.map(({ field, register }) => [field, register])) };
            expect(await customerNow(id)).toEqual(after);
            const left = listed.filter((one) => !taken.includes(one));
            expect(seen(await differences(id))).toEqual(seen(left));
            if (left.length > 0) await firm.done(takeFromRegister, { id, take: left.map(({ mark }) => mark) });
            expect(await differences(id)).toEqual([]);

            if (!undo) continue;
            if (left.length > 0) await firm.undone((await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } })).id);
            expect(await customerNow(id)).toEqual(after);
            await firm.undone(operationId);
            expect(await customerNow(id)).toEqual(before);
          }
        },
      ),
      { numRuns: 25 },
    ));
});
