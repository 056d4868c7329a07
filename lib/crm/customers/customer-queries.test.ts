import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aCustomer, aDeletedCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { countCustomers } from "./count-customers";
import { findCustomer, listIndustries } from "./customer-queries";
import { editCustomer } from "./edit-customer";
import { setCustomerCategories } from "./set-customer-categories";
import { setSellerOfCustomers } from "./set-seller-of-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

describe("a customer's card", () => {
  it("is none where the customer is deleted, or there is none of that id", async () => {
    expect([await findCustomer(firm.db, await aDeletedCustomer(firm), "nb"), await findCustomer(firm.db, 999_999, "nb")]).toEqual([null, null]);
  });

  it("says who changed it last and when, whatever part of it that was: a field, a category, the seller of many, an undo", async () => {
    await makeSeller(firm, firm.salesManager.id);
    const id = await aCustomer(firm, "Fjord AS");
    const at = (hour: number) => new Date(Date.UTC(2027, 4, 4, hour));
    const last = async () => {
      const card = await findCustomer(firm.db, id, "nb");
      return [card?.changedBy, card?.changedAt];
    };
    await firm.done(editCustomer, { id, ...blankCustomer, name: "Fjord Bygg AS" }, { as: firm.employee, now: at(1) });
    expect(await last()).toEqual(["Peder Ås", at(1)]);
    const put = await firm.did(setCustomerCategories, { id, put: await aCategory(firm) }, { as: firm.salesManager, now: at(2) });
    expect(await last()).toEqual(["Marte Kirkerud", at(2)]);
    await firm.done(setSellerOfCustomers, { to: firm.salesManager.id, selection: { ids: [id] } }, { now: at(3) });
    expect(await last()).toEqual(["Kari Nordmann", at(3)]);
    await firm.undone(put.operationId, { as: firm.employee, now: at(4) });
    expect(await last()).toEqual(["Peder Ås", at(4)]);
  });

  it("is counted where the customer is not deleted", async () => {
    const before = await countCustomers(firm.db);
    await aCustomer(firm);
    await aDeletedCustomer(firm);
    expect(await countCustomers(firm.db)).toBe(before + 1);
  });
});

describe("the industries to choose among", () => {
  it("are those switched on, in the order of the reader's language, and the one that is chosen though switched off", async () => {
    const make = async (nb: string, en: string | null, more: { active?: boolean; deletedByOperation?: number; code?: string; codeStandard?: string } = {}) =>
      (await firm.db.industry.create({ data: { nb, en, ...more } })).id;
    const [aa, fish, building] = [
      await make("Ålefiske", "Eel fishing"),
      await make("Fiske", null, { code: "03", codeStandard: "SN2007" }),
      await make("Bygg", "Works"),
    ];
    const off = await make("Avslått", "Closed", { active: false });
    const gone = await make("Borte", "Absent", { deletedByOperation: 1 });
    expect(await listIndustries(firm.db, "nb")).toEqual([
      { id: fish, name: "03 Fiske", code: "03" },
      { id: building, name: "Bygg", code: null },
      { id: aa, name: "Ålefiske", code: null },
    ]);
    expect((await listIndustries(firm.db, "en")).map(({ name }) => name)).toEqual(["03 Fiske", "Eel fishing", "Works"]);
    expect((await listIndustries(firm.db, "nb", off)).map(({ id }) => id)).toContain(off);
    expect((await listIndustries(firm.db, "nb", gone)).map(({ id }) => id)).not.toContain(gone);
  });
});
