import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createOrigins, createProducts, createSources } from "../additional-info/create-additional-info";
import { setAdditionalInfoOfCustomers } from "./set-additional-info-of-customers";

let firm: TestFirm;
let customers: [number, number, number];
let deleted: number;
let values: { origins: number[]; sources: number[]; products: number[] };
beforeAll(async () => {
  firm = await testFirm();
  const make = async (name: string, deletedByOperation: number | null = null) =>
    (await firm.db.customer.create({ data: { name, updatedByOperation: 1, deletedByOperation } })).id;
  customers = [await make("A AS"), await make("B AS"), await make("C AS")];
  deleted = await make("Slettet AS", 1);
  const two = (name: string) => ({ values: [{ nb: `${name} 1` }, { nb: `${name} 2` }] });
  values = {
    origins: (await firm.done(createOrigins, two("Opprinnelse"))).ids,
    sources: (await firm.done(createSources, two("Kilde"))).ids,
    products: (await firm.done(createProducts, two("Produkt"))).ids,
  };
});
afterAll(() => firm.close());

const state = async () => ({
  origins: (await firm.db.customerOrigin.findMany({ orderBy: { customerId: "asc" } })).map(({ customerId, originId }) => [customerId, originId]),
  sources: (await firm.db.customerSource.findMany({ orderBy: { customerId: "asc" } })).map(({ customerId, sourceId }) => [customerId, sourceId]),
  products: (await firm.db.customerProduct.findMany({ orderBy: [{ customerId: "asc" }, { productId: "asc" }] })).map(({ customerId, productId }) => [
    customerId,
    productId,
  ]),
});

describe("giving many customers additional info", () => {
  it("puts one in the place of another, adds products, leaves deleted customers, logs what each had, and is undone", async () => {
    const [a, b, c] = customers;
    const [one = 0, two = 0] = values.origins;
    const [source = 0] = values.sources;
    const [product = 0, other = 0] = values.products;
    await firm.done(setAdditionalInfoOfCustomers, { origin: [{ value: one, ids: [a] }], source: [], products: [{ value: product, ids: [a] }] });
    const before = await state();
    const input = {
      origin: [
        { value: two, ids: [a, b] },
        { value: one, ids: [c, deleted] },
      ],
      source: [{ value: source, ids: [b] }],
      products: [
        { value: product, ids: [a, b] },
        { value: other, ids: [a] },
      ],
    };
    const { value, operationId } = await firm.did(setAdditionalInfoOfCustomers, input, { as: firm.salesManager });
    expect(value).toEqual({ customers: 3 });
    expect(await state()).toEqual({
      origins: [
        [a, two],
        [b, two],
        [c, one],
      ],
      sources: [[b, source]],
      products: [
        [a, product],
        [a, other],
        [b, product],
      ],
    });
    const log = await firm.logged(operationId);
    expect(log).toMatchObject({ kind: "customers.setAdditionalInfo", data: { customers: 3 }, records: [] });
    expect(log.bulk).toHaveLength(6);
    expect(log.bulk).toContainEqual({ entity: "customer", field: "origin", before: String(one), after: String(two), records: 1 });
    expect(log.bulk).toContainEqual({ entity: "customer", field: "products", before: "", after: String(product), records: 1 });

    const operations = await firm.operations();
    expect(await firm.run(setAdditionalInfoOfCustomers, input)).toEqual({ ok: true, value: { customers: 0 }, operationId: null });
    expect(await firm.operations()).toBe(operations);
    await firm.undone(operationId);
    expect(await state()).toEqual(before);
  });

  it("is refused for a value that is switched off or not there, for two origins on one customer, and to employees", async () => {
    const [a] = customers;
    const [one = 0, two = 0] = values.origins;
    const [source = 0] = values.sources;
    await firm.db.source.update({ where: { id: source }, data: { active: false } });
    const before = await firm.everything();
    const run = (input: object, as = firm.admin) => firm.run(setAdditionalInfoOfCustomers, { origin: [], source: [], products: [], ...input }, { as });
    const notOffered = { key: "customers.errors.valueNotOffered" };
    expect(await run({ source: [{ value: source, ids: [a] }] })).toMatchObject({ ok: false, fieldErrors: { source: notOffered } });
    expect(await run({ products: [{ value: 999_999, ids: [a] }] })).toMatchObject({ ok: false, fieldErrors: { products: notOffered } });
    const both = [one, two].map((value) => ({ value, ids: [a] }));
    expect(await run({ origin: both })).toMatchObject({ ok: false, fieldErrors: { origin: { key: "errors.invalid" } } });
    expect(await run({ origin: both.slice(1) }, firm.employee)).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await firm.everything()).toEqual(before);
  });
});
