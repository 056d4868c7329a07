"use server";

import { deleteIndustry } from "@/lib/crm/customers/delete-industry";
import { moveCustomers } from "@/lib/crm/customers/move-customers";
import { createIndustry } from "@/lib/crm/industries/create-industry";
import { editIndustry } from "@/lib/crm/industries/edit-industry";
import { renameIndustry } from "@/lib/crm/industries/rename-industry";
import { switchIndustry } from "@/lib/crm/industries/switch-industry";
import { formAction } from "@/lib/form-action";

import { askAgain, industryPath, list, toTaken } from "./paths";

export const create = formAction(createIndustry, { then: ({ id }) => industryPath(id), leads: toTaken });

export const rename = formAction(renameIndustry, { then: ({ id }) => industryPath(id), leads: toTaken });

export const edit = formAction(editIndustry, { then: ({ id }) => industryPath(id), leads: toTaken });

export const switchOnOrOff = formAction(switchIndustry, { then: ({ id }) => industryPath(id) });

export const move = formAction(moveCustomers, {
  then: ({ to }) => industryPath(to),
  refused: ({ offer }, { id, to }) => askAgain(offer, `${list}/${String(id)}/move`, { to: String(to) }),
});

export const remove = formAction(deleteIndustry, {
  then: ({ to }) => (to === null ? list : industryPath(to)),
  refused: ({ offer }, { id, to }) => askAgain(offer, `${list}/${String(id)}/delete`, { to: String(to) }),
});
