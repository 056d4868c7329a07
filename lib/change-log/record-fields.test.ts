import { afterAll, beforeAll, expect, it } from "vitest";

import { customerEntity } from "../crm/customers/customer-entity";
import { aCategory, aCustomer } from "../testing/records";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { untilSomebodyWaits } from "../testing/until-somebody-waits";
import { readFields } from "./record-fields";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

it("a set is read as those left it for whom the reader waited", async () => {
  const [id, category] = [await aCustomer(firm), await aCategory(firm)];
  let read: Promise<unknown> | undefined;
  // As an act on many holds each customer while it puts a category on them.
  await firm.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM customer WHERE id = ${id} FOR KEY SHARE`;
    await tx.$executeRaw`INSERT INTO customer_category (customer_id, category_id, operation_id) SELECT ${id}, ${category}, min(id) FROM operation`;
    read = firm.db.$transaction((other) => readFields(other, customerEntity, id, ["categories"]));
    await untilSomebodyWaits(firm.db);
  });
  expect(await read).toEqual({ categories: [category] });
});
