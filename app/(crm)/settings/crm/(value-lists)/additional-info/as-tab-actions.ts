"use server";

import { showAdditionalInfoAsTab } from "@/lib/crm/additional-info/show-additional-info-as-tab";
import { formAction } from "@/lib/form-action";

export const showAsTab = formAction(showAdditionalInfoAsTab, { then: () => "/settings/crm/additional-info#as-tab" });
