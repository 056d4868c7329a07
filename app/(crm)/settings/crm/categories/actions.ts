"use server";

import { createCategory } from "@/lib/crm/categories/create-category";
import { deleteCategory } from "@/lib/crm/categories/delete-category";
import { letEmployeesCreate } from "@/lib/crm/categories/let-employees-create";
import { mergeCategories } from "@/lib/crm/categories/merge-categories";
import { renameCategory } from "@/lib/crm/categories/rename-category";
import { switchCategory } from "@/lib/crm/categories/switch-category";
import { switchCategoryShown } from "@/lib/crm/categories/switch-category-shown";
import { formAction } from "@/lib/form-action";
import { href } from "@/lib/local-path";

import { askAgain } from "../ask-again";
import { atRow, list, parseToggle } from "./paths";

export const create = formAction(createCategory, { then: ({ id }) => atRow(id) });

export const rename = formAction(renameCategory, { then: ({ id }) => atRow(id) });

/** One click on one switch: the pressed button holds the row, the place and the state it asks for. */
export const switchShown = formAction(switchCategoryShown, {
  input: parseToggle,
  then: ({ id }, { q }) => atRow(id, typeof q === "string" ? q : ""),
  refused: ({ offer, reason }) =>
    offer.switchOff !== undefined ? href(list, { last: offer.switchOff }) : reason === "not found" ? href(list, { gone: 1 }) : null,
});

export const switchOnOrOff = formAction(switchCategory, { then: ({ id }) => atRow(id) });

export const letCreate = formAction(letEmployeesCreate, { then: () => `${list}#employees` });

export const merge = formAction(mergeCategories, {
  then: ({ id }) => atRow(id),
  refused: ({ offer }, { id, into }) => askAgain(offer, `${list}/${String(id)}/merge`, { into: String(into) }),
});

export const remove = formAction(deleteCategory, {
  then: () => list,
  refused: ({ offer }, { id }) => askAgain(offer, `${list}/${String(id)}/delete`),
});
