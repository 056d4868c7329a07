import { contactLinkEntity } from "../contacts/contact-entity";
import { defineValueEntity } from "../value-lists/value-entity";

/** A role description («Daglig leder»): what a contact is at a customer. */
export const contactRoleEntity = defineValueEntity({
  name: "contactRole",
  table: "contact_role",
  uses: [{ on: "contacts", entity: contactLinkEntity, field: "role" }],
});
