import { originCommands, originList, productCommands, productList, sourceCommands, sourceList } from "../crm/additional-info/additional-info-lists";
import { contactRoleCommands, contactRoleList } from "../crm/contact-roles/contact-role-list";
import { createContact } from "../crm/contacts/create-contact";
import {
  lostReasonCommands,
  lostReasonList,
  opportunityStepCommands,
  opportunityStepList,
  opportunityTypeCommands,
  opportunityTypeList,
} from "../crm/opportunities/opportunity-lists";
import type { ValueUse } from "../crm/value-lists/value-entity";
import { heldIn } from "../crm/value-lists/value-entity";
import type { ValueList } from "../crm/value-lists/value-list";
import { aCustomer } from "./records";
import type { TestFirm } from "./test-firm";

/** Every value list, with what can be done with its values. */
export const everyList = [
  { list: originList, commands: originCommands },
  { list: productList, commands: productCommands },
  { list: sourceList, commands: sourceCommands },
  { list: contactRoleList, commands: contactRoleCommands },
  { list: opportunityTypeList, commands: opportunityTypeCommands },
  { list: opportunityStepList, commands: opportunityStepCommands },
  { list: lostReasonList, commands: lostReasonCommands },
].map((each) => ({ noun: each.list.noun, ...each }));

export type OneList = (typeof everyList)[number];

/** What is typed of a value of the list. */
export const typed = ({ list }: OneList, nb: string, en = ""): Record<string, unknown> => ({
  nb,
  en,
  ...("probability" in list.fields ? { probability: "50" } : {}),
});

/** A value's id, at the end of its list. */
export const aValue = async (firm: TestFirm, one: OneList, nb: string, en?: string): Promise<number> =>
  (await firm.done(one.commands.add, typed(one, nb, en))).id;

/** A record that can hold values of the list there, and holds none. */
export async function aHolder(firm: TestFirm, use: ValueUse): Promise<number> {
  const customer = await aCustomer(firm);
  if (use.on === "customers") return customer;
  if (use.on === "contacts") {
    const { id } = await firm.done(createContact, { customerId: customer, name: "Nora Berg", email: "", phone: "", role: "" });
    return (await firm.db.contactLink.findFirstOrThrow({ where: { contactId: id } })).id;
  }
  const opportunity = { title: "Ny avtale", customerId: customer, status: "LOST" as const, amount: 100, probability: 0, updatedByOperation: 1 };
  const day = new Date("2026-05-04T00:00:00Z");
  const made = await firm.db.opportunity.create({
    data: { ...opportunity, expectedClose: day, closedOn: day, sellers: { create: { employeeId: firm.employee.id, share: 10_000 } } },
  });
  return made.id;
}

/** Puts a value on a record past the commands, as an operation that never was; the database's own rules hold. */
export async function put(firm: TestFirm, use: ValueUse, record: number, value: number): Promise<void> {
  const { table, column } = heldIn(use);
  const field = use.entity.fields[use.field];
  if (field?.kind === "column") await firm.db.$executeRawUnsafe(`UPDATE ${table} SET ${column} = $1 WHERE id = $2`, value, record);
  else if (field?.kind === "link" || field?.kind === "links")
    await firm.db.$executeRawUnsafe(
      `INSERT INTO ${table} (${field.key}, ${column}, operation_id) VALUES ($1, $2, 1)
       ON CONFLICT (${field.kind === "link" ? field.key : `${field.key}, ${column}`}) DO UPDATE SET ${column} = EXCLUDED.${column}, operation_id = 1`,
      record,
      value,
    );
}

/** The values that a record holds there. */
export async function heldBy(firm: TestFirm, use: ValueUse, record: number): Promise<number[]> {
  const { table, column } = heldIn(use);
  const field = use.entity.fields[use.field];
  const key = field?.kind === "link" || field?.kind === "links" ? field.key : "id";
  const rows = await firm.db.$queryRawUnsafe<{ value: number }[]>(
    `SELECT ${column} AS value FROM ${table} WHERE ${key} = $1 AND ${column} IS NOT NULL ORDER BY 1`,
    record,
  );
  return rows.map(({ value }) => value);
}

/** The names of a list in its order, those that are not deleted. */
export async function inOrder(firm: TestFirm, { list }: OneList): Promise<string[]> {
  const rows = await firm.db.$queryRawUnsafe<{ nb: string }[]>(`SELECT nb FROM ${list.entity.table} WHERE deleted_by_operation IS NULL ORDER BY position`);
  return rows.map(({ nb }) => nb);
}
