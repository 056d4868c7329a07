"use server";

import { createCategoryOnCard } from "@/lib/crm/categories/create-category-on-card";
import { createContact } from "@/lib/crm/contacts/create-contact";
import { deleteContact } from "@/lib/crm/contacts/delete-contact";
import { editContact } from "@/lib/crm/contacts/edit-contact";
import { editPlace } from "@/lib/crm/contacts/edit-place";
import { endPlace } from "@/lib/crm/contacts/end-place";
import { linkContact } from "@/lib/crm/contacts/link-contact";
import { moveContact } from "@/lib/crm/contacts/move-contact";
import { setContactCategories } from "@/lib/crm/contacts/set-contact-categories";
import { createCustomer } from "@/lib/crm/customers/create-customer";
import { deleteCustomer } from "@/lib/crm/customers/delete-customer";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";
import { editAdditionalInfo } from "@/lib/crm/customers/edit-additional-info";
import { editCustomer } from "@/lib/crm/customers/edit-customer";
import { markDistinct } from "@/lib/crm/duplicates/mark-distinct";
import { putCategoryOnCustomers } from "@/lib/crm/customers/put-category-on-customers";
import { mergeCustomers } from "@/lib/crm/duplicates/merge-customers";
import { setIndustryOfCustomers } from "@/lib/crm/customers/set-industry-of-customers";
import { setCustomerCategories } from "@/lib/crm/customers/set-customer-categories";
import { setSellerOfCustomers } from "@/lib/crm/customers/set-seller-of-customers";
import { setSourceOfCustomers } from "@/lib/crm/customers/set-source-of-customers";
import { takeCategoryOffCustomers } from "@/lib/crm/customers/take-category-off-customers";
import { currentSession } from "@/lib/auth/current-session";
import { takeFromRegister } from "@/lib/crm/customers/take-from-register";
import { createView } from "@/lib/crm/views/create-view";
import { deleteView } from "@/lib/crm/views/delete-view";
import { editView } from "@/lib/crm/views/edit-view";
import { keepInView } from "@/lib/crm/views/keep-in-view";
import { openWithView } from "@/lib/crm/views/open-with-view";
import { fetchOfCustomer } from "@/lib/crm/register/fetch-of-customer";
import { fillNewCustomer } from "@/lib/crm/register/fill-new-customer";
import { registerAccess } from "@/lib/firm/register-access";
import { formAction } from "@/lib/form-action";
import { database } from "@/lib/db/client";
import { href, idParam, localPath } from "@/lib/local-path";
import { plainFormAction } from "@/lib/plain-form-action";

import { additionalInfoPath } from "./additional-info-path";
import { closedPanel, createdOnCard, filterPanel, offerNear, readTicks, withoutFields } from "./categories-panel-fields";
import { viewHref } from "./customer-search-params";
import { atCard, offerLikely, readPair } from "./likely-doubles";
import { questionOfMany } from "./question-of-many";
import { readDeletionOfMany } from "./selection-params";

export const create = formAction(createCustomer, {
  fill: (fields, filled) => fillNewCustomer({ fields, filled }, registerAccess(), new Date()),
  then: ({ id }) => `/customers/${id}`,
  taken: atCard,
  anyway: offerLikely,
});

/** Sent while «Tilleggsinfo» was a section here, it leads to the tab if that is where it is by now. */
export const edit = formAction(editCustomer, {
  then: ({ id, additionalInfo, asTab }) => (additionalInfo && asTab ? additionalInfoPath(id, asTab) : `/customers/${id}`),
  taken: atCard,
});

/** Asks the register about a customer's number, and leads to what differs. */
export const fetchForCustomer = plainFormAction(async ({ fields }) => {
  const session = await currentSession();
  const id = idParam(typeof fields.id === "string" ? fields.id : undefined);
  const answer = await fetchOfCustomer({ db: database(), actor: session?.actor ?? null, register: registerAccess(), now: new Date() }, id);
  return "refused" in answer ? answer : { to: href(`/customers/${answer.id}/register`, { old: answer.old === "no" ? null : answer.old }) };
});

export const takeIn = formAction(takeFromRegister, {
  then: ({ id }) => `/customers/${id}`,
  refused: ({ offer }, { id }) => (offer.askAgain === undefined ? null : href(`/customers/${Number(id)}/register`, { changed: 1 })),
});

export const saveAdditionalInfo = formAction(editAdditionalInfo, { then: ({ id, asTab }) => additionalInfoPath(id, asTab) });

export const remove = formAction(deleteCustomer, {
  then: () => "/customers",
  refused: ({ offer }) => (offer.askAgain === undefined ? null : href(`/customers/${offer.askAgain}/delete`, { changed: 1 })),
});

export const distinct = formAction(markDistinct, {
  input: readPair,
  then: (_, { back }) => localPath(back, "/customers/duplicates"),
});

export const removeMany = formAction(deleteCustomers, { ...questionOfMany, input: readDeletionOfMany });

export const putCategory = formAction(putCategoryOnCustomers, questionOfMany);
export const takeCategory = formAction(takeCategoryOffCustomers, questionOfMany);
export const setIndustry = formAction(setIndustryOfCustomers, questionOfMany);
export const setSeller = formAction(setSellerOfCustomers, questionOfMany);
export const setSource = formAction(setSourceOfCustomers, questionOfMany);

export const merge = formAction(mergeCustomers, {
  then: ({ id }) => `/customers/${id}`,
  refused: ({ offer }, { id, other }) =>
    offer.askAgain === undefined ? null : href(`/customers/${String(id)}/merge`, { customer: String(other), changed: 1 }),
});

export const addContact = formAction(createContact, { then: ({ id }, { customerId }) => `/customers/${String(customerId)}/contacts/${id}` });

export const saveContact = formAction(editContact, {
  input: (fields) => withoutFields(fields, "back"),
  then: (_, { back }) => localPath(back, "/customers"),
});

export const linkPerson = formAction(linkContact, { then: ({ customerId, contactId }) => `/customers/${customerId}/contacts/${contactId}` });

export const savePlace = formAction(editPlace, { then: ({ customerId, contactId }) => `/customers/${customerId}/contacts/${contactId}` });

export const endPlaceOf = formAction(endPlace, { then: ({ customerId }) => `/customers/${customerId}/contacts` });

export const removeContact = formAction(deleteContact, {
  input: (fields) => withoutFields(fields, "back"),
  then: (_, { back }) => localPath(back, "/customers"),
  refused: ({ offer }, { back }) => (offer.askAgain === undefined ? null : href(`${localPath(back, "/customers")}/${offer.askAgain}/delete`, { changed: 1 })),
});

export const movePerson = formAction(moveContact, {
  input: (fields) => withoutFields(fields, "back"),
  then: ({ customerId, contactId }) => `/customers/${customerId}/contacts/${contactId}`,
  refused: ({ offer }, { back, to }) => (offer.askAgain === undefined ? null : href(localPath(back, "/customers"), { to: String(to), changed: 1 })),
});

export const setCategoriesOfCustomer = formAction(setCustomerCategories, {
  input: readTicks,
  instead: filterPanel,
  then: (_, fields) => closedPanel(fields),
  message: "categories.panel.saved",
});

export const setCategoriesOfContact = formAction(setContactCategories, {
  input: readTicks,
  instead: filterPanel,
  then: (_, fields) => closedPanel(fields),
  message: "categories.panel.saved",
});

export const createOnCard = formAction(createCategoryOnCard, {
  input: (fields) => withoutFields(fields, "back"),
  then: (_, fields) => createdOnCard(fields),
  refused: ({ offer }, fields) => offerNear(offer, fields),
});

const views = "/customers/views";

export const saveView = formAction(createView, { then: ({ id }, { state }) => viewHref(id, String(state)) });
export const keepView = formAction(keepInView, { then: ({ id }, { state }) => viewHref(id, String(state)) });
export const changeView = formAction(editView, { then: () => views });
export const openWith = formAction(openWithView, { then: () => views });
export const removeView = formAction(deleteView, {
  then: () => views,
  refused: ({ offer }) => (offer.askAgain === undefined ? null : href(`${views}/${offer.askAgain}/delete`, { changed: 1 })),
});
