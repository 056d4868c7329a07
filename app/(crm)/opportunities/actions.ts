"use server";

import { changeCustomer } from "@/lib/crm/opportunities/change-customer";
import { loseOpportunity, reopenOpportunity, winOpportunity } from "@/lib/crm/opportunities/close-opportunity";
import { createOpportunity } from "@/lib/crm/opportunities/create-opportunity";
import { deleteOpportunity } from "@/lib/crm/opportunities/delete-opportunity";
import { editOpportunity } from "@/lib/crm/opportunities/edit-opportunity";
import { moveToStep } from "@/lib/crm/opportunities/move-to-step";
import { sellerRows } from "@/lib/crm/opportunities/seller-rows";
import { setSellers } from "@/lib/crm/opportunities/set-sellers";
import { formAction } from "@/lib/form-action";

import { atOpportunity, backTo, fillRows, pressedCard, sellersAsSent } from "./paths";

export const create = formAction(createOpportunity, { input: sellerRows, fill: fillRows, then: atOpportunity });

export const edit = formAction(editOpportunity, { then: atOpportunity });

export const remove = formAction(deleteOpportunity, { then: ({ customer }) => `/customers/${customer}/opportunities` });

export const win = formAction(winOpportunity, { input: ({ id }) => ({ id }), then: backTo(atOpportunity) });

export const lose = formAction(loseOpportunity, { then: atOpportunity });

export const reopen = formAction(reopenOpportunity, { then: atOpportunity });

export const moveToCustomer = formAction(changeCustomer, { then: atOpportunity });

export const moveCard = formAction(moveToStep, { input: pressedCard, then: backTo(() => "/opportunities?view=board") });

export const changeSellers = formAction(setSellers, { input: sellersAsSent, fill: fillRows, then: atOpportunity });
