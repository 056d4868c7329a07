import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, anAlikeCustomer, anIndustry, makeSeller } from "../../testing/records";
import { newOrganizationNumber } from "../../testing/organization-numbers";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { originEntity, productEntity, sourceEntity } from "../additional-info/additional-info-entities";
import { originCommands, productCommands, sourceCommands } from "../additional-info/additional-info-lists";
import { countCarriers } from "../categories/count-carriers";
import { deleteCategory } from "../categories/delete-category";
import { mergeCategories } from "../categories/merge-categories";
import { contactRoleEntity } from "../contact-roles/contact-role-entity";
import { contactRoleCommands } from "../contact-roles/contact-role-list";
import { listContacts } from "../contacts/contact-queries";
import { createContact } from "../contacts/create-contact";
import { deleteContact } from "../contacts/delete-contact";
import { editContact } from "../contacts/edit-contact";
import { editPlace } from "../contacts/edit-place";
import { linkContact } from "../contacts/link-contact";
import { setContactCategories } from "../contacts/set-contact-categories";
import { countDeletion } from "../customers/count-deletion";
import { deleteCustomer } from "../customers/delete-customer";
import { deleteIndustry } from "../customers/delete-industry";
import { editAdditionalInfo } from "../customers/edit-additional-info";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { markDistinct } from "../duplicates/mark-distinct";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { countContactErasure, eraseContact } from "../erasing/erase-contact";
import { createOpportunities } from "../opportunities/create-opportunities";
import {
  lostReasonCommands,
  lostReasonEntity,
  opportunityStepCommands,
  opportunityStepEntity,
  opportunityTypeCommands,
  opportunityTypeEntity,
} from "../opportunities/opportunity-lists";
import { conflictKey } from "../restoring/restore-conflicts";
import { countUsesOf } from "../value-lists/value-uses";
import { planSelection } from "./plan-restore-of-customers";
import { restoreCustomers } from "./restore-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

/** What a customer may have, and what may happen to it while it is deleted. */
const worlds = fc.record({
  has: fc.record({
    number: fc.boolean(),
    industry: fc.boolean(),
    seller: fc.boolean(),
    origin: fc.boolean(),
    source: fc.boolean(),
    products: fc.subarray([0, 1]),
    categories: fc.subarray([0, 1]),
    contacts: fc.integer({ min: 0, max: 2 }),
    role: fc.boolean(),
    contactCategory: fc.boolean(),
    shared: fc.boolean(),
    sale: fc.boolean(),
    distinct: fc.boolean(),
  }),
  then: fc.uniqueArray(
    fc.constantFrom(
      ...(["number", "industry", "seller", "origin", "source", "product", "role", "category", "mergeCategory", "contactCategory"] as const),
      ...(["type", "step", "lostReason", "switchSource", "editShared", "categoryOnShared", "deleteShared", "eraseShared", "mergeDistinct"] as const),
    ),
    { maxLength: 9 },
  ),
  replaced: fc.boolean(),
  chosen: fc.subarray(["opportunitySource", "opportunityProducts", "opportunityType", "opportunityStep", "lostReason"] as const),
});
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

async function value(commands: typeof originCommands): Promise<number> {
  return (await firm.done(commands.add, { nb: `Verdi ${(made += 1)}`, en: "" })).id;
}

const step = async (probability: string) => (await firm.done(opportunityStepCommands.add, { nb: `Steg ${(made += 1)}`, en: "", probability })).id;

async function put({ has }: World) {
  const lists = {
    industries: [await anIndustry(firm), await anIndustry(firm)] as const,
    origins: [await value(originCommands), await value(originCommands)] as const,
    sources: [await value(sourceCommands), await value(sourceCommands)] as const,
    products: [await value(productCommands), await value(productCommands), await value(productCommands)] as const,
    roles: [await value(contactRoleCommands), await value(contactRoleCommands)] as const,
    categories: [await aCategory(firm), await aCategory(firm), await aCategory(firm)] as const,
    ofContacts: [await aCategory(firm), await aCategory(firm)] as const,
    types: [await value(opportunityTypeCommands), await value(opportunityTypeCommands)] as const,
    steps: [await step("20"), await step("20")] as const,
    lostReasons: [await value(lostReasonCommands), await value(lostReasonCommands)] as const,
  };
  const others: Record<World["chosen"][number], number> = {
    opportunitySource: await value(sourceCommands),
    opportunityProducts: await value(productCommands),
    opportunityType: await value(opportunityTypeCommands),
    opportunityStep: await step("70"),
    lostReason: await value(lostReasonCommands),
  };
  const seller = await firm.person(`Selger ${(made += 1)}`);
  await makeSeller(firm, seller.id);
  const number = newOrganizationNumber();
  const id = await aCustomer(firm, `Verden ${(made += 1)} AS`, {
    ...(has.number && { organizationNumber: number }),
    ...(has.industry && { industry: lists.industries[0] }),
    ...(has.seller && { seller: seller.id }),
  });
  const info = { origin: has.origin ? lists.origins[0] : "", source: has.source ? lists.sources[0] : "", products: has.products.map((n) => lists.products[n]) };
  if (has.origin || has.source || has.products.length > 0) await firm.done(editAdditionalInfo, { id, ...info });
  for (const n of has.categories) await firm.done(setCustomerCategories, { id, put: lists.categories[n] });
  const people: number[] = [];
  for (let n = 0; n < has.contacts; n++) {
    const role = has.role ? String(lists.roles[0]) : "";
    people.push((await firm.done(createContact, { customerId: id, name: `Person ${(made += 1)}`, email: "", phone: "", role })).id);
  }
  if (people[0] !== undefined) {
    await firm.done(setContactCategories, { id: people[0], put: lists.categories[2] });
    if (has.contactCategory) await firm.done(setContactCategories, { id: people[0], put: lists.ofContacts[0] });
    await makePrimary(id, people[0], has.role ? String(lists.roles[0]) : "");
  }
  const shared = has.shared ? await aContact(firm, `Delt ${(made += 1)}`, id) : null;
  const link = { role: "", workEmail: "", workPhone: "", from: "2026-01-01" };
  if (shared !== null) await firm.done(linkContact, { customerId: await aCustomer(firm), contactId: shared, ...link });
  const sellers = [
    { employeeId: firm.employee.id, share: 4_000 },
    { employeeId: seller.id, share: 6_000 },
  ];
  const sale = { customerId: id, contactId: people[0] ?? shared, title: "Salg", amount: 100, expectedClose: "2030-01-01", sellers };
  const values = { sourceId: lists.sources[0], typeId: lists.types[0], stepId: lists.steps[0], products: [lists.products[0], lists.products[1]] };
  const lost = { ...sale, title: "Tapt", status: "LOST", lostReasonId: lists.lostReasons[0] };
  if (has.sale) await firm.done(createOpportunities, { opportunities: [{ ...sale, ...values }, lost] });
  const unlike = has.distinct ? await aCustomer(firm, `Ulik ${(made += 1)} AS`) : null;
  if (unlike !== null) await firm.done(markDistinct, { id, other: unlike });
  return { id, number, seller: seller.id, shared, unlike, others, ...lists };
}

async function makePrimary(customerId: number, contactId: number, role: string): Promise<void> {
  const place = await firm.db.contactLink.findFirstOrThrow({ where: { customerId, contactId } });
  await firm.done(editPlace, { id: place.id, role, workEmail: "jobb@example.no", workPhone: "", from: "2026-01-01", until: "", isPrimary: "on" });
}
type Put = Awaited<ReturnType<typeof put>>;

/** Every column and relation of a customer, each as text; stamps left out. */
async function stateOf(id: number): Promise<Record<string, string[]>> {
  const rows = async (sql: string): Promise<string[]> => (await firm.db.$queryRawUnsafe<{ x: string }[]>(`${sql} ORDER BY 1`, id)).map(({ x }) => x);
  const whole = (table: string, where: string, but: string[] = []) => {
    const apart = ["operation_id", "updated_by_operation", "deleted_by_operation", "organization_number", ...but];
    return rows(`SELECT (to_jsonb(t) - '{${apart.join(",")}}'::text[])::text AS x FROM ${table} t WHERE ${where}`);
  };
  const own = "customer_id = $1";
  const mine = `(SELECT contact_id FROM contact_link WHERE customer_id = $1)`;
  return {
    customer: await whole("customer", "id = $1"),
    number: await rows("SELECT coalesce(organization_number, '') AS x FROM customer WHERE id = $1"),
    industry: await whole("customer_industry", own),
    seller: await whole("customer_seller", own),
    origin: await whole("customer_origin", own),
    source: await whole("customer_source", own),
    products: await whole("customer_product", own),
    categories: await whole("customer_category", own),
    role: await rows("SELECT id || ' ' || coalesce(role_id::text, '') AS x FROM contact_link WHERE customer_id = $1"),
    places: await rows(`SELECT concat_ws(' ', id, contact_id, work_email, work_phone, period, is_primary) AS x FROM contact_link WHERE ${own}`),
    contacts: await rows(`SELECT concat_ws(' ', id, name, email, phone, deleted_by_operation IS NULL) AS x FROM contact WHERE id IN ${mine}`),
    contactCategories: await whole("contact_category", `contact_id IN ${mine}`),
    opportunities: await whole("opportunity", own, ["source_id", "type_id", "step_id", "probability", "lost_reason_id"]),
    opportunitySource: await rows("SELECT concat_ws(' ', id, source_id) AS x FROM opportunity WHERE customer_id = $1"),
    opportunityType: await rows("SELECT concat_ws(' ', id, type_id) AS x FROM opportunity WHERE customer_id = $1"),
    opportunityStep: await rows("SELECT concat_ws(' ', id, step_id, probability) AS x FROM opportunity WHERE customer_id = $1"),
    lostReason: await rows("SELECT concat_ws(' ', id, lost_reason_id) AS x FROM opportunity WHERE customer_id = $1"),
    opportunityProducts: await whole("opportunity_product", `opportunity_id IN (SELECT id FROM opportunity WHERE ${own})`),
    distinct: await whole("customer_distinct", own),
    remembered: await whole("customer_register", own),
    merged: await whole("customer_redirect", "into_id = $1"),
    order: (await listContacts(firm.db, id, "nb")).map((contact) => String(contact.id)),
    shares: await whole("opportunity_seller", `opportunity_id IN (SELECT id FROM opportunity WHERE ${own})`),
    words: await whole("customer_search", own),
  };
}

const changes: Record<World["then"][number], (put: Put, world: World) => Promise<unknown>> = {
  number: ({ number }, { has }) => (has.number ? anAlikeCustomer(firm, `Ny eier ${(made += 1)} AS`, { organizationNumber: number }) : Promise.resolve()),
  industry: ({ industries: [from, to] }, { has }) => firm.done(deleteIndustry, { id: from, to, customers: 0, deletedCustomers: Number(has.industry) }),
  seller: ({ seller }) => firm.db.employee.update({ where: { id: seller }, data: { active: false } }),
  origin: async ({ origins: [from, to] }, { replaced }) =>
    firm.done(originCommands.delete, { id: from, replacement: replaced ? to : "none", ...(await countUsesOf(firm.db, originEntity, from)) }),
  source: async ({ sources: [from, to] }, { replaced }) =>
    firm.done(sourceCommands.delete, { id: from, replacement: replaced ? to : "none", ...(await countUsesOf(firm.db, sourceEntity, from)) }),
  product: async ({ products: [from, , to] }, { replaced }) =>
    firm.done(productCommands.delete, { id: from, replacement: replaced ? to : "none", ...(await countUsesOf(firm.db, productEntity, from)) }),
  role: async ({ roles: [from, to] }, { replaced }) =>
    firm.done(contactRoleCommands.delete, { id: from, replacement: replaced ? to : "none", ...(await countUsesOf(firm.db, contactRoleEntity, from)) }),
  category: async ({ categories: [from] }) => firm.done(deleteCategory, { id: from, ...(await countCarriers(firm.db, from)) }),
  mergeCategory: async ({ categories: [, from, into] }) => firm.done(mergeCategories, { id: from, into, ...(await countCarriers(firm.db, from)) }),
  contactCategory: async ({ ofContacts: [from] }) => firm.done(deleteCategory, { id: from, ...(await countCarriers(firm.db, from)) }),
  type: async ({ types: [from, to] }, { replaced }) =>
    firm.done(opportunityTypeCommands.delete, { id: from, replacement: replaced ? to : "none", ...(await countUsesOf(firm.db, opportunityTypeEntity, from)) }),
  step: async ({ steps: [from, to] }, { replaced }) =>
    firm.done(opportunityStepCommands.delete, { id: from, replacement: replaced ? to : "none", ...(await countUsesOf(firm.db, opportunityStepEntity, from)) }),
  lostReason: async ({ lostReasons: [from, to] }) =>
    firm.done(lostReasonCommands.delete, { id: from, replacement: to, ...(await countUsesOf(firm.db, lostReasonEntity, from)) }),
  // What is deleted by then is not switched off, and whoever is deleted or erased is not edited any more.
  switchSource: ({ sources: [id] }) => firm.run(sourceCommands.switch, { id, active: false }),
  editShared: async ({ shared }) => shared !== null && firm.run(editContact, { id: shared, name: `Endret ${(made += 1)}`, email: "", phone: "" }),
  categoryOnShared: async ({ shared, ofContacts: [, other] }) => shared !== null && firm.run(setContactCategories, { id: shared, put: other }),
  deleteShared: async ({ shared }) => shared !== null && firm.run(deleteContact, { id: shared, customers: 1, opportunities: 0 }),
  eraseShared: async ({ shared }) => {
    const person = shared !== null && (await firm.db.contact.findUniqueOrThrow({ where: { id: shared } }));
    return person && firm.done(eraseContact, { id: person.id, name: person.name, ...(await countContactErasure(firm.db, person.id)) });
  },
  mergeDistinct: async ({ unlike }) => {
    if (unlike === null) return;
    const id = await aCustomer(firm);
    const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, id, unlike, { lock: false }), id, unlike);
    return firm.done(mergeCustomers, { id, other: unlike, facts });
  },
};

/** The operations by which a difference may come about that is no conflict: the plan tells of them, each by itself. */
const toldBy: Record<string, string[]> = {
  places: ["contacts.erase"],
  role: ["contacts.erase"],
  contacts: ["contacts.edit", "contacts.delete", "contacts.erase"],
  order: ["contacts.edit", "contacts.delete", "contacts.erase"],
  categories: ["categories.merge"],
  contactCategories: ["contacts.setCategories", "contacts.erase"],
  opportunities: ["contacts.erase"],
  distinct: ["customers.merge"],
  words: ["contacts.edit", "contacts.delete", "contacts.erase"],
};

/** The kinds of values that were deleted since and that opportunities had. */
function goneFromSales({ has, then }: World): string[] {
  const kinds = {
    source: "opportunitySource",
    product: "opportunityProducts",
    type: "opportunityType",
    step: "opportunityStep",
    lostReason: "lostReason",
  } as const;
  return has.sale ? Object.entries(kinds).flatMap(([change, kind]) => (then.some((what) => what === change) ? [kind] : [])) : [];
}

/** Of which kinds a customer's opportunities have the value that can be chosen in place of what is gone. */
async function heldBySales(id: number, others: Put["others"]): Promise<string[]> {
  const sales = await firm.db.opportunity.findMany({ where: { customerId: id }, include: { products: true } });
  const held = sales.flatMap((sale) => [
    ...[["opportunitySource", sale.sourceId] as const, ["opportunityType", sale.typeId] as const, ["opportunityStep", sale.stepId] as const],
    ...[["lostReason", sale.lostReasonId] as const, ...sale.products.map(({ productId }) => ["opportunityProducts", productId] as const)],
  ]);
  return held.flatMap(([kind, value]) => (others[kind] === value ? [kind] : []));
}

describe("a customer that is deleted, while the world around changes, and restored", () => {
  it("is equal in every column and relation, or the difference was shown before; the undo deletes it again, and its undo brings back the same", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const around = await put(world);
        const { id } = around;
        const before = await stateOf(id);
        const along = await countDeletion(firm.db, { ids: [id] });
        await firm.done(deleteCustomer, { id, contacts: along.contacts, opportunities: along.open + along.won + along.lost });
        for (const change of world.then) await changes[change](around, world);

        const { records, asOf, signature, conflicts, taken, since } = await planSelection(firm.db, firm.admin, { ids: [id] }, "nb", new Date());
        const ofSales = Object.keys(around.others).filter((kind) => conflicts.some((conflict) => conflict.kind === kind));
        expect(ofSales).toEqual(goneFromSales(world));
        const chosen = conflicts.filter(({ kind }) => (world.chosen as string[]).includes(kind));
        const answers = Object.fromEntries(chosen.map((conflict) => [conflictKey(conflict), around.others[conflict.kind as World["chosen"][number]]]));
        const { operationId } = await firm.did(restoreCustomers, { selection: { ids: [id] }, records, asOf, signature, numbers: "without", answers });
        for (const { kind } of chosen) expect([kind, await heldBySales(id, around.others)]).toEqual([kind, expect.arrayContaining([kind])]);
        const after = await stateOf(id);
        const told = await firm.db.operation.findMany({ where: { id: { in: since.map(({ operation }) => operation) } } });
        const shown = (what: string): boolean => {
          if (what === "number") return taken.length === 1;
          if (conflicts.some(({ kind }) => kind === what)) return true;
          if (what === "words" && taken.length === 1) return true;
          return told.some(({ kind }) => toldBy[what]?.includes(kind));
        };
        const different = Object.keys(before).filter((what) => JSON.stringify(before[what]) !== JSON.stringify(after[what]));
        expect(different.filter((what) => !shown(what))).toEqual([]);
        // A category that is deleted stays on who carries it, out of sight: told of just where one of them does.
        const gone = conflicts.filter(({ kind }) => kind === "contactCategories").map(({ was }) => was);
        const carries = world.has.contactCategory && world.has.contacts > 0 && world.then.includes("contactCategory");
        expect(gone).toEqual(carries ? [around.ofContacts[0]] : []);
        const sellers = conflicts.filter(({ kind }) => kind === "opportunitySeller").map(({ was }) => was);
        expect(sellers).toEqual(world.has.sale && world.then.includes("seller") ? [around.seller] : []);
        // And nothing is told of a value that is as it was.
        for (const { kind, was, now } of conflicts) if (was !== now) expect([kind, different]).toEqual([kind, expect.arrayContaining([kind])]);
        expect(taken.length === 1).toBe(world.has.number && world.then.includes("number"));

        const undo = await firm.undone(operationId);
        expect((await firm.db.customer.findUniqueOrThrow({ where: { id } })).deletedByOperation).toBe(undo.operationId);
        await firm.undone(undo.operationId);
        expect(await stateOf(id)).toEqual(after);
      }),
      { numRuns: 25 },
    );
  }, 300_000);
});
