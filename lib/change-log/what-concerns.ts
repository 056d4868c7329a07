import { Prisma } from "../db/generated/client";

/**
 * What changed the customers themselves, their opportunities, their contacts and these people's places there, each by name
 * or within a bitmap; and what was changed while it was theirs, as an opportunity that another customer was given since.
 * Each part has an index: change_entity_entity_id_id_idx, change_bulk_pkey, contact_link_customer_id_idx,
 * opportunity_customer_id_idx, change_personal_subject_subject_id_idx.
 */
export function concerns(customers: number[]): Prisma.Sql {
  return Prisma.sql`o.id IN (
    SELECT c.operation_id FROM change c WHERE c.entity = 'customer' AND c.entity_id = ANY (${customers}::int[])
    UNION SELECT b.operation_id FROM unnest(${customers}::int[]) AS own(id) JOIN change_bulk b
      ON b.entity = 'customer' AND b.block = own.id >> 13 AND get_bit(b.ids, own.id & 8191) = 1
    UNION SELECT c.operation_id FROM opportunity o JOIN change c ON c.entity = 'opportunity' AND c.entity_id = o.id WHERE o.customer_id = ANY (${customers}::int[])
    UNION SELECT c.operation_id FROM contact_link l JOIN change c ON c.entity = 'contactLink' AND c.entity_id = l.id WHERE l.customer_id = ANY (${customers}::int[])
    UNION SELECT c.operation_id FROM contact_link l JOIN change c ON c.entity = 'contact' AND c.entity_id = l.contact_id WHERE l.customer_id = ANY (${customers}::int[])
    UNION SELECT b.operation_id FROM contact_link l JOIN change_bulk b
      ON b.entity = 'contact' AND b.block = l.contact_id >> 13 AND get_bit(b.ids, l.contact_id & 8191) = 1 WHERE l.customer_id = ANY (${customers}::int[])
    UNION SELECT b.operation_id FROM contact_link l JOIN change_bulk b
      ON b.entity = 'contactLink' AND b.block = l.id >> 13 AND get_bit(b.ids, l.id & 8191) = 1 WHERE l.customer_id = ANY (${customers}::int[])
    UNION SELECT b.operation_id FROM opportunity s JOIN change_bulk b
      ON b.entity = 'opportunity' AND b.block = s.id >> 13 AND get_bit(b.ids, s.id & 8191) = 1 WHERE s.customer_id = ANY (${customers}::int[])
    UNION SELECT c.operation_id FROM change_personal p JOIN change c ON c.id = p.change_id
      WHERE p.subject = 'customer' AND p.subject_id = ANY (${customers}::int[]))`;
}

/** What changed contacts themselves, by name or within a bitmap, and their places at customers. */
export function concernsPerson(contacts: number[]): Prisma.Sql {
  return Prisma.sql`o.id IN (
    SELECT c.operation_id FROM change c WHERE c.entity = 'contact' AND c.entity_id = ANY (${contacts}::int[])
    UNION SELECT b.operation_id FROM unnest(${contacts}::int[]) AS person(id) JOIN change_bulk b
      ON b.entity = 'contact' AND b.block = person.id >> 13 AND get_bit(b.ids, person.id & 8191) = 1
    UNION SELECT c.operation_id FROM contact_link l JOIN change c ON c.entity = 'contactLink' AND c.entity_id = l.id WHERE l.contact_id = ANY (${contacts}::int[])
    UNION SELECT b.operation_id FROM contact_link l JOIN change_bulk b
      ON b.entity = 'contactLink' AND b.block = l.id >> 13 AND get_bit(b.ids, l.id & 8191) = 1 WHERE l.contact_id = ANY (${contacts}::int[]))`;
}
