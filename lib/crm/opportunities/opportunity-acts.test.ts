import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeChanges } from "../../change-log/describe-changes";
import { readOperations } from "../../change-log/read-operations";
import { textsIn } from "../../i18n/texts";
import { aContact, aCustomer, aDeletedCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { changeCustomer } from "./change-customer";
import { loseOpportunity, reopenOpportunity, winOpportunity } from "./close-opportunity";
import { createOpportunity } from "./create-opportunity";
import { editOpportunity } from "./edit-opportunity";
import { moveToStep } from "./move-to-step";
import { createLostReasons, createOpportunitySteps } from "./opportunity-lists";
import { findOpportunity } from "./opportunity-queries";
import { setSellers } from "./set-sellers";

const now = new Date("2026-11-26T22:30:00Z");
const today = "2026-11-26";
let firm: TestFirm;
let customer: number, reason: number, otherReason: number, offer: number, talk: number, peder: number, line: number, former: number;
beforeAll(async () => {
  firm = await testFirm();
  peder = firm.employee.id;
  [line, former] = [(await firm.person("Line Lund")).id, (await firm.person("Frida Før")).id];
  for (const seller of [peder, line, former]) await makeSeller(firm, seller);
  customer = await aCustomer(firm, "Fjord AS");
  [reason = 0, otherReason = 0] = (await firm.done(createLostReasons, { values: [{ nb: "Pris" }, { nb: "Tid" }] })).ids;
  [offer = 0, talk = 0] = (
    await firm.done(createOpportunitySteps, {
      values: [
        { nb: "Tilbud", probability: 60 },
        { nb: "Samtale", probability: 20 },
      ],
    })
  ).ids;
});
afterAll(() => firm.close());

const form = { title: "Regnskap", contact: "", source: "", type: "", products: "", amount: "100,01", expectedClose: "2026-12-31" };
const make = async (fields: object = {}) => (await firm.done(createOpportunity, { customer, sellers: `${peder}:10000`, ...form, step: offer, ...fields })).id;
const found = async (id: number) => (await findOpportunity(firm.db, id)) ?? undefined;
const won = async (fields?: object) => {
  const id = await make(fields);
  await firm.done(winOpportunity, { id }, { now });
  return id;
};
const lost = async () => {
  const id = await make();
  await firm.done(loseOpportunity, { id, lostReason: reason }, { now });
  return id;
};

describe("«Vinn»", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: winOpportunity,
    input: async () => ({ id: await make() }),
    refusedTo: [],
    invalid: { "an id of nothing": [{ id: "x" }, "id", "errors.invalid"] },
  });

  it("closes it today in Oslo, and is undone, whole", async () => {
    const id = await make();
    const { operationId } = await firm.did(winOpportunity, { id }, { now });
    expect(await found(id)).toMatchObject({ status: "WON", closedOn: today, probability: 60 });
    expect((await firm.logged(operationId)).records).toMatchObject([
      { entity: "opportunity", id, before: { status: "OPEN", closedOn: null }, after: { status: "WON", closedOn: today }, label: "Regnskap" },
    ]);
    await firm.undone(operationId);
    expect(await found(id)).toMatchObject({ status: "OPEN", closedOn: null });
  });

  it("is refused for what is won or lost, and its undo once the day was put right", async () => {
    const id = await make();
    const { operationId } = await firm.did(winOpportunity, { id }, { now });
    for (const [command, input] of [
      [winOpportunity, { id }],
      [loseOpportunity, { id, lostReason: reason }],
    ] as const)
      expect(await firm.run(command as typeof winOpportunity, input)).toMatchObject({
        formError: { key: "opportunities.errors.closedAlready", values: { status: "WON" } },
      });
    await firm.done(editOpportunity, { id, ...form, step: offer, closedOn: "2026-11-20" }, { now });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "opportunities.errors.closedSince" } });
    expect(await found(id)).toMatchObject({ status: "WON", closedOn: "2026-11-20" });
  });
});

describe("«Tap»", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: loseOpportunity,
    input: async () => ({ id: await make(), lostReason: reason }),
    refusedTo: [],
    invalid: {
      "no reason": [{ lostReason: "" }, "lostReason", "opportunities.errors.chooseReason"],
      "a reason that is not there": [{ lostReason: 999_999 }, "lostReason", "opportunities.errors.valueGone"],
    },
  });

  it("keeps the reason, which may be changed and not taken away; «Gjenåpne» takes it off with the day", async () => {
    const id = await lost();
    expect(await found(id)).toMatchObject({ status: "LOST", closedOn: today, lostReason: reason });
    const edit = (fields: object) => firm.run(editOpportunity, { id, ...form, step: offer, ...fields }, { now });
    expect(await edit({ lostReason: "" })).toMatchObject({ fieldErrors: { lostReason: { key: "opportunities.errors.chooseReason" } } });
    expect(await edit({ closedOn: "2026-11-27" })).toMatchObject({ fieldErrors: { closedOn: { key: "opportunities.errors.closedLater" } } });
    expect(await edit({ lostReason: otherReason, closedOn: "2026-11-01" })).toMatchObject({ ok: true });
    expect(await found(id)).toMatchObject({ lostReason: otherReason, closedOn: "2026-11-01" });
    const { operationId } = await firm.did(reopenOpportunity, { id });
    expect(await found(id)).toMatchObject({ status: "OPEN", closedOn: null, lostReason: null, probability: 60 });
    expect(await edit({ closedOn: "2026-11-01" })).toMatchObject({ fieldErrors: { closedOn: { key: "opportunities.errors.openIsNotClosed" } } });
    await firm.undone(operationId);
    expect(await found(id)).toMatchObject({ status: "LOST", closedOn: "2026-11-01", lostReason: otherReason });
  });
});

describe("«Gjenåpne»", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: reopenOpportunity,
    input: async () => ({ id: await won() }),
    refusedTo: [],
    invalid: { "an id of nothing": [{ id: 0 }, "id", "errors.invalid"] },
  });

  it("is refused for an open one", async () => {
    expect(await firm.run(reopenOpportunity, { id: await make() })).toMatchObject({ formError: { key: "opportunities.errors.openAlready" } });
  });
});

describe("the probability of a step", () => {
  const seen = { step: 0, probability: 60 };

  it("is taken over by another step, unless one was typed; emptied, it is the step's again", async () => {
    const id = await make();
    const edit = (fields: object) => firm.done(editOpportunity, { id, ...form, ...fields });
    await edit({ step: talk, probability: "60", seen: { ...seen, step: offer } });
    expect(await found(id)).toMatchObject({ step: talk, probability: 20 });
    await edit({ step: offer, probability: "75", seen: { step: talk, probability: 20 } });
    expect(await found(id)).toMatchObject({ step: offer, probability: 75 });
    await edit({ step: talk, probability: "75", seen: { step: offer, probability: 75 } });
    expect(await found(id)).toMatchObject({ step: talk, probability: 75 });
    await firm.done(moveToStep, { id, from: talk, step: offer });
    expect(await found(id)).toMatchObject({ step: offer, probability: 75 });
    await edit({ step: offer, probability: "", seen: { step: offer, probability: 75 } });
    expect(await found(id)).toMatchObject({ probability: 60 });
    await edit({ step: "", probability: "60", seen: { step: offer, probability: 60 } });
    expect(await found(id)).toMatchObject({ step: null, probability: 0 });
    expect(await found(await make({ probability: "33 %" }))).toMatchObject({ probability: 33 });
  });
});

describe("another step", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: moveToStep,
    input: async () => ({ id: await make(), from: offer, step: talk }),
    refusedTo: [],
    invalid: { "a step that is not there": [{ step: 999_999 }, "step", "opportunities.errors.valueGone"] },
  });

  it("comes with its probability, is said by name and undone with it; from where it no longer stands it is refused", async () => {
    const id = await make();
    const { operationId } = await firm.did(moveToStep, { id, from: offer, step: talk });
    expect(await found(id)).toMatchObject({ step: talk, probability: 20 });
    expect(await firm.run(moveToStep, { id, from: offer, step: "" })).toMatchObject({
      formError: { key: "opportunities.errors.movedMeanwhile", values: { step: "Samtale" } },
    });
    expect(await firm.run(moveToStep, { id, from: offer, step: talk })).toMatchObject({ ok: true, operationId: null });
    await firm.undone(operationId);
    expect(await found(id)).toMatchObject({ step: offer, probability: 60 });
    expect(await firm.run(moveToStep, { id: await won(), from: offer, step: talk })).toMatchObject({
      formError: { key: "opportunities.errors.closedAlready" },
    });
  });
});

describe("another customer", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: changeCustomer,
    input: async () => ({ id: await make(), from: customer, customer: await aCustomer(firm), contact: "" }),
    refusedTo: [],
    invalid: {
      "a customer that is not there": [{ customer: 999_999 }, "customer", "opportunities.errors.customerGone"],
      "a contact who is not there": [{ contact: 999_999 }, "contact", "opportunities.errors.contactNotThere"],
    },
  });

  it("comes with a contact of that customer; the undo brings customer and contact back", async () => {
    const [contact, other] = [await aContact(firm, "Nora Berg", customer), await aCustomer(firm, "Ærlig AS")];
    const there = await aContact(firm, "Ole Dahl", other);
    const id = await make({ contact });
    expect(await firm.run(changeCustomer, { id, from: customer, customer: other, contact })).toMatchObject({ fieldErrors: { contact: {} } });
    expect(await firm.run(changeCustomer, { id, from: customer, customer: await aDeletedCustomer(firm), contact: "" })).toMatchObject({ ok: false });
    const { operationId } = await firm.did(changeCustomer, { id, from: customer, customer: other, contact: there });
    expect(await found(id)).toMatchObject({ customer: other, contact: there });
    expect(await firm.run(changeCustomer, { id, from: customer, customer, contact: "" })).toMatchObject({
      formError: { key: "opportunities.errors.customerChanged" },
    });
    await firm.undone(operationId);
    expect(await found(id)).toMatchObject({ customer, contact });
  });
});

describe("sellers and their shares", () => {
  const rows = (...pairs: [number | "", string][]) => pairs.map(([seller, share]) => ({ seller: String(seller), share }));
  const sellersOf = async (id: number) => ((await found(id))?.sellers ?? []).map(({ id: seller, share, amount }) => [seller, share, amount]);

  itAnswersAsCommandsDo(() => firm, {
    command: setSellers,
    input: async () => ({ id: await make(), sellers: rows([peder, "50"], [line, "50"]) }),
    refusedTo: [],
    invalid: {
      "less than all of it": [{ sellers: rows([1, "50"], [2, "49,99"]) }, "sellers", "opportunities.errors.sharesMake"],
      "more than all of it": [{ sellers: rows([1, "100"], [2, ""]) }, "sellers", "opportunities.errors.sharesMake"],
      "a share of three decimals": [{ sellers: rows([1, "33,333"], [2, ""]) }, "sellers", "opportunities.errors.share"],
      "a share of nothing": [{ sellers: rows([1, "0"], [2, "100"]) }, "sellers", "opportunities.errors.share"],
      "the same one twice": [{ sellers: rows([1, "50"], [1, "50"]) }, "sellers", "opportunities.errors.sellerTwice"],
      "a share of nobody": [{ sellers: rows([1, "50"], ["", "50"]) }, "sellers", "opportunities.errors.shareOfNobody"],
      nobody: [{ sellers: rows(["", ""]) }, "sellers", "opportunities.errors.noSeller"],
      "somebody who is no seller": [{ sellers: rows([999_999, "100"]) }, "sellers", "opportunities.errors.notSeller"],
      "what was seen, twisted": [{ sellers: "1:5000,1:5000" }, "sellers", "errors.invalid"],
    },
  });

  it("are typed as per cent, the rest dealt alike, to the basis point and the øre, and undone as one", async () => {
    const id = await make();
    const { operationId } = await firm.did(setSellers, { id, sellers: rows([peder, "33,33"], [line, ""], [former, ""], ["", ""]) });
    expect(await sellersOf(id)).toEqual([
      [line, 3_334, 3_335],
      [peder, 3_333, 3_333],
      [former, 3_333, 3_333],
    ]);
    const { operations } = await readOperations(firm.db, { customer });
    const said = (await describeChanges(firm.db, textsIn("nb"), operations)).get(operationId);
    expect(said).toMatchObject([{ field: "Selgere", before: "Peder Ås 100\u00A0%", after: expect.stringContaining("Line Lund 33,34\u00A0%") as string }]);
    await firm.undone(operationId);
    expect(await sellersOf(id)).toEqual([[peder, 10_000, 10_001]]);
  });

  it("of a won one are settled: changed only by who says so, which the log tells", async () => {
    const id = await won();
    const change = { id, sellers: rows([peder, "60"], [line, "40"]) };
    expect(await firm.run(setSellers, change)).toMatchObject({ fieldErrors: { settled: { key: "opportunities.errors.settled" } } });
    const { operationId } = await firm.did(setSellers, { ...change, settled: "on" });
    expect(await firm.logged(operationId)).toMatchObject({ data: { won: "true" } });
    expect(await sellersOf(id)).toEqual([
      [peder, 6_000, 6_001],
      [line, 4_000, 4_000],
    ]);
  });

  it("keep one who has stopped selling, who can't be put on anew", async () => {
    const gone = (await firm.person("Sluttet Snart")).id;
    await makeSeller(firm, gone);
    const [id, other] = [await make({ sellers: `${gone}:10000` }), await make()];
    await firm.db.employee.update({ where: { id: gone }, data: { active: false } });
    await firm.done(setSellers, { id, sellers: rows([gone, "25"], [peder, "75"]) });
    expect((await sellersOf(id)).map(([who]) => who)).toEqual([peder, gone]);
    expect(await firm.run(setSellers, { id: other, sellers: rows([gone, "100"]) })).toMatchObject({
      fieldErrors: { sellers: { key: "opportunities.errors.notSeller" } },
    });
  });

  it("over somebody's newer change are refused, naming whose; «mine» stands then", async () => {
    const id = await make();
    const seen = { sellers: [[peder, 10_000]] };
    await firm.done(setSellers, { id, sellers: rows([line, "100"]), seen }, { as: firm.employee });
    const mine = { id, sellers: rows([peder, "50"], [former, "50"]), seen };
    expect(await firm.run(setSellers, mine)).toMatchObject({ conflicts: [{ field: "sellers", now: "Line Lund 100\u00A0%", by: "Peder Ås" }] });
    await firm.done(setSellers, { ...mine, keep: { sellers: "mine" } });
    expect((await sellersOf(id)).map(([who]) => who)).toEqual([peder, former].sort((a, b) => a - b));
  });
});
