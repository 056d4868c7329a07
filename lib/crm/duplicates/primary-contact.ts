import type { Database, Transaction } from "../../db/client";
import { ended } from "../contacts/ended";
import { findTwins } from "./merge-queries";

/** A place marked «Hovedkontakt» at one of two customers. */
interface PrimaryPlace {
  id: number;
  customer: number;
  contact: number;
  name: string;
  /** The person is there: neither deleted nor gone from the customer. */
  stands: boolean;
}

/** Whose «Hovedkontakt» it becomes when a customer is merged into another. */
export interface MergedPrimary {
  /** Who has it afterwards; a mark of somebody who is not there any more is kept where nobody else has one. */
  holder: PrimaryPlace | null;
  /** The marks at the customer that is kept which give way to the other's. */
  givingWay: PrimaryPlace[];
  /** Who is there and is it no longer. */
  loser: PrimaryPlace | null;
}

/** Of those who are there, the kept customer's own comes first. */
export async function findMergedPrimary(db: Database | Transaction, kept: number, other: number): Promise<MergedPrimary> {
  const marks = await db.$queryRaw<PrimaryPlace[]>`
    SELECT l.id, l.customer_id AS customer, p.id AS contact, p.name, p.deleted_by_operation IS NULL AND NOT ${ended} AS stands
    FROM contact_link l JOIN contact p ON p.id = l.contact_id
    WHERE l.customer_id IN (${kept}, ${other}) AND l.is_primary AND l.deleted_by_operation IS NULL
    ORDER BY stands DESC, (l.customer_id = ${kept}) DESC, upper_inf(l.period) DESC, l.id`;
  const [holder = null] = marks;
  // A person who is kept twice becomes one, and loses nothing.
  const into = new Map((await findTwins(db, kept, other)).map((twin) => [twin.id, twin.into]));
  const person = ({ contact }: PrimaryPlace): number => into.get(contact) ?? contact;
  return {
    holder,
    givingWay: holder?.customer === other ? marks.filter(({ customer }) => customer === kept) : [],
    loser: marks.find((mark) => mark.stands && holder !== null && person(mark) !== person(holder)) ?? null,
  };
}
