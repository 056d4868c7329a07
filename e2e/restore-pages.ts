import type { OnePage } from "./every-page";
import { newWord } from "./names";

const restore = "/settings/crm/restore";

const contacts = `${restore}/contacts`;

/** «Gjenopprett kunder» and «Gjenopprett kontakter», in every state that looks different. */
export const restorePages: OnePage[] = [
  { what: "the deleted customers", route: restore, path: `${restore}?selected=page` },
  { what: "the deleted customers of a sales manager who deleted none", route: restore, as: "SALES_MANAGER", path: restore },
  { what: "a search for deleted customers without matches", route: restore, path: `${restore}?q=${newWord()}` },
  {
    what: "a further page of deleted customers who are restored since",
    route: restore,
    path: ({ deleted }) => `${restore}?q=${encodeURIComponent(deleted.name)}&after=${deleted.id}`,
  },
  { what: "a deleted customer", route: `${restore}/[id]`, path: ({ deleted }) => `${restore}/${deleted.id}` },
  {
    what: "the question whether to restore what can't be as it was",
    route: `${restore}/confirm`,
    path: ({ deleted }) => `${restore}/confirm?id=${deleted.id}`,
  },
  {
    what: "the question whether to delete a customer permanently",
    route: `${restore}/[id]/erase`,
    path: ({ deleted }) => `${restore}/${deleted.id}/erase`,
  },
  { what: "the question whether to erase after some days", route: `${restore}/erase-after`, path: `${restore}/erase-after?days=30` },
  { what: "the deleted contacts", route: contacts, path: `${contacts}?selected=page` },
  { what: "a search for deleted contacts without matches", route: contacts, path: `${contacts}?q=${newWord()}` },
  { what: "a deleted contact", route: `${contacts}/[id]`, path: ({ deletedContact }) => `${contacts}/${deletedContact.id}` },
  {
    what: "the question whether to restore a contact who can't be as before",
    route: `${contacts}/confirm`,
    path: ({ deletedContact }) => `${contacts}/confirm?id=${deletedContact.id}`,
  },
  { what: "the restoring of nobody", route: `${restore}/confirm`, path: `${restore}/confirm` },
];
