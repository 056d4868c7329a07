"use server";

import { createOpportunity } from "@/lib/crm/opportunities/create-opportunity";
import { deleteOpportunity } from "@/lib/crm/opportunities/delete-opportunity";
import { editOpportunity } from "@/lib/crm/opportunities/edit-opportunity";
import { formAction } from "@/lib/form-action";

export const create = formAction(createOpportunity, { then: ({ id }) => `/opportunities/${id}` });

export const edit = formAction(editOpportunity, { then: ({ id }) => `/opportunities/${id}` });

export const remove = formAction(deleteOpportunity, { then: ({ customer }) => `/customers/${customer}/opportunities` });
