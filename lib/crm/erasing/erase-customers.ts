import { withMerged } from "../../change-log/with-merged";
import type { Run } from "../../command";
import { contactsOfNoOther } from "./count-erasure";
import { eraseContacts } from "./erase-contacts";

export interface ErasedCustomers {
  customers: number;
  /** Contacts who had no other customer. */
  contacts: number;
  /** Won sales that keep amount, day, seller and industry. */
  won: number;
}

/**
 * Erases deleted customers for good, with everything personal of theirs and of the contacts who have no other customer:
 * their rows, the values in the change log (by erase_personal_values), search and register. What is left of a customer is
 * a row without a name that its won sales hang on. Not to be undone; the marks of deletion become this operation's, so
 * that no undo of an older one brings the empty rows back.
 */
export async function eraseCustomers({ tx, operationId }: Pick<Run<unknown>, "tx" | "operationId">, chosen: number[]): Promise<ErasedCustomers> {
  const ids = await withMerged(tx, "customer", chosen);
  const people = await tx.$queryRaw<{ id: number; isMerged: boolean }[]>`${contactsOfNoOther(ids)}`;
  // While their opportunities are still there: the log may hold those under the customer that had them before.
  await tx.$executeRaw`SELECT erase_personal_values('customer', ${ids}::int[])`;
  const won = await eraseSales(tx, operationId, ids);
  await tx.$executeRaw`DELETE FROM contact_link WHERE customer_id = ANY(${ids}::int[])`;
  await eraseContacts(
    tx,
    people.map(({ id }) => id),
  );
  await eraseCustomerRows(tx, operationId, ids);
  return { customers: chosen.length, contacts: people.filter(({ isMerged }) => !isMerged).length, won };
}

type Tx = Run<unknown>["tx"];

/** Won sales keep amount, day, sellers and, by their customer's row, the industry; the others go. */
async function eraseSales(tx: Tx, operationId: number, ids: number[]): Promise<number> {
  await tx.$executeRaw`
    DELETE FROM opportunity_product p USING opportunity o WHERE o.id = p.opportunity_id AND o.customer_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`
    DELETE FROM opportunity_seller s USING opportunity o
    WHERE o.id = s.opportunity_id AND o.customer_id = ANY(${ids}::int[]) AND (o.status <> 'WON' OR o.deleted_by_operation IS NOT NULL)`;
  await tx.$executeRaw`
    DELETE FROM opportunity WHERE customer_id = ANY(${ids}::int[]) AND (status <> 'WON' OR deleted_by_operation IS NOT NULL)`;
  return tx.$executeRaw`
    UPDATE opportunity SET title = '–', contact_id = NULL, source_id = NULL, type_id = NULL, step_id = NULL, updated_by_operation = ${operationId}
    WHERE customer_id = ANY(${ids}::int[])`;
}

async function eraseCustomerRows(tx: Tx, operationId: number, ids: number[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM customer_seller WHERE customer_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM customer_category WHERE customer_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM customer_origin WHERE customer_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM customer_source WHERE customer_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM customer_product WHERE customer_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM customer_register WHERE customer_id = ANY(${ids}::int[])`;
  // What was answered about another customer with the number is that one's; a loaded extract is nobody's.
  await tx.$executeRaw`
    DELETE FROM register_entry e USING customer c
    WHERE c.id = ANY(${ids}::int[]) AND e.organization_number = c.organization_number AND e.origin = 'answer'
      AND NOT EXISTS (SELECT 1 FROM customer o WHERE o.organization_number = e.organization_number AND o.id <> ALL(${ids}::int[]))`;
  await tx.$executeRaw`UPDATE customer_redirect SET into_name = '', into_number = NULL WHERE into_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`
    UPDATE customer SET name = '–', register_name = NULL, organization_number = NULL, organization_form = NULL, number_of_employees = NULL,
      phone = '', email = '', website = '', postal_address = '', postal_code = '', postal_city = '', postal_country = '',
      visiting_address = '', visiting_code = '', visiting_city = '', visiting_country = '', register_codes = '{}',
      deleted_by_operation = ${operationId}, updated_by_operation = ${operationId}, erased_by_operation = ${operationId}
    WHERE id = ANY(${ids}::int[])`;
  // After the row, whose new name was put among the words.
  await tx.$executeRaw`DELETE FROM customer_search WHERE customer_id = ANY(${ids}::int[])`;
}
