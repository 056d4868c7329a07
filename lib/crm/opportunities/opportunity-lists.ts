import { z } from "zod";

import { key } from "../../validation/text";
import { defineCreatePlainValues, defineCreateValues, valueNames } from "../value-lists/create-values";
import { defineValueEntity } from "../value-lists/value-entity";

/** «Type». */
export const opportunityTypeEntity = defineValueEntity({
  name: "opportunityType",
  table: "opportunity_type",
  usedIn: [{ table: "opportunity", column: "type_id" }],
});

/** «Steg», with the probability (per cent) that a new opportunity takes over. */
export const opportunityStepEntity = defineValueEntity({
  name: "opportunityStep",
  table: "opportunity_step",
  usedIn: [{ table: "opportunity", column: "step_id" }],
  settings: { probability: { kind: "column", column: "probability", type: "int" } },
});

/** «Tapsårsak». */
export const lostReasonEntity = defineValueEntity({
  name: "lostReason",
  table: "lost_reason",
  usedIn: [{ table: "opportunity", column: "lost_reason_id" }],
});

/** Adds types, one or many, at the end of the list. */
export const createOpportunityTypes = defineCreatePlainValues({
  name: "opportunityTypes.create",
  permission: "additionalInfo.edit",
  entity: opportunityTypeEntity,
});

/** Adds steps, one or many, at the end of the list. */
export const createOpportunitySteps = defineCreateValues({
  name: "opportunitySteps.create",
  permission: "additionalInfo.edit",
  entity: opportunityStepEntity,
  value: z.strictObject({ ...valueNames, probability: z.int().min(0, key("errors.percent")).max(100, key("errors.percent")) }),
});

/** Adds lost reasons, one or many, at the end of the list. */
export const createLostReasons = defineCreatePlainValues({
  name: "lostReasons.create",
  permission: "additionalInfo.edit",
  entity: lostReasonEntity,
});
