"use server";

import { deleteIndustry } from "@/lib/crm/customers/delete-industry";
import { moveCustomers } from "@/lib/crm/customers/move-customers";
import { recodeIndustries } from "@/lib/crm/customers/recode-industries";
import { createIndustry } from "@/lib/crm/industries/create-industry";
import { draftRecoding } from "@/lib/crm/industries/draft-recoding";
import { editIndustry } from "@/lib/crm/industries/edit-industry";
import { loadStandardCodes } from "@/lib/crm/industries/load-standard-codes";
import { renameIndustry } from "@/lib/crm/industries/rename-industry";
import { switchIndustry } from "@/lib/crm/industries/switch-industry";
import { formAction } from "@/lib/form-action";

import { askAgain } from "../ask-again";
import { choicesIn, industryPath, list } from "./paths";

export const create = formAction(createIndustry, { then: ({ id }) => industryPath(id), taken: industryPath });

export const rename = formAction(renameIndustry, { then: ({ id }) => industryPath(id), taken: industryPath });

export const edit = formAction(editIndustry, { then: ({ id }) => industryPath(id), taken: industryPath });

export const switchOnOrOff = formAction(switchIndustry, { then: ({ id }) => industryPath(id) });

export const load = formAction(loadStandardCodes, { then: () => list });

export const draft = formAction(draftRecoding, { then: ({ id }) => `${list}/recode/${id}` });

export const recode = formAction(recodeIndustries, {
  input: ({ id, industries, customers, holders, ...fields }) => ({ id, industries, customers, holders, choices: choicesIn(fields) }),
  then: () => list,
  refused: ({ offer }, { id }) => askAgain(offer, `${list}/recode/${String(id)}`),
});

export const move = formAction(moveCustomers, {
  then: ({ to }) => industryPath(to),
  refused: ({ offer }, { id, to }) => askAgain(offer, `${list}/${String(id)}/move`, { to: String(to) }),
});

export const remove = formAction(deleteIndustry, {
  then: ({ to }) => (to === null ? list : industryPath(to)),
  refused: ({ offer }, { id, to }) => askAgain(offer, `${list}/${String(id)}/delete`, { to: String(to) }),
});
