import { defineEntity } from "../../change-log/entity";
import { beforeContactTakenAway, contactHungSince } from "./contact-taken-away";
import { putPlaceBack } from "./put-place-back";

export const contactEntity = defineEntity({
  name: "contact",
  table: "contact",
  subject: "contact",
  beforeTakenAway: beforeContactTakenAway,
  hungSince: contactHungSince,
  fields: {
    name: { kind: "column", column: "name", type: "text" },
    email: { kind: "column", column: "email", type: "text" },
    phone: { kind: "column", column: "phone", type: "text" },
    /** The contact who is the same person, and stands for both. */
    mergedInto: { kind: "link", table: "contact_redirect", key: "contact_id", value: "into_id" },
    categories: { kind: "links", table: "contact_category", key: "contact_id", value: "category_id" },
    deleted: { kind: "deleted" },
  },
});

/** A person's place at a customer. */
export const contactLinkEntity = defineEntity({
  name: "contactLink",
  table: "contact_link",
  subject: "contact",
  putBack: putPlaceBack,
  partOf: { table: "contact", column: "contact_id" },
  fields: {
    contact: { kind: "column", column: "contact_id", type: "int", target: { table: "contact" } },
    customer: { kind: "column", column: "customer_id", type: "int" },
    role: { kind: "column", column: "role_id", type: "int" },
    workEmail: { kind: "column", column: "work_email", type: "text" },
    workPhone: { kind: "column", column: "work_phone", type: "text" },
    from: { kind: "firstDay", column: "period" },
    until: { kind: "lastDay", column: "period" },
    isPrimary: { kind: "column", column: "is_primary", type: "boolean" },
    deleted: { kind: "deleted" },
  },
});
