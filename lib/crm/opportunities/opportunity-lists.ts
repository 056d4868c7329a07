import { z } from "zod";

import { defineCreatePlainValues, defineCreateValues } from "../value-lists/create-values";
import { defineValueCommands } from "../value-lists/define-value-commands";
import { defineValueEntity } from "../value-lists/value-entity";
import { percent, valueNames } from "../value-lists/value-fields";
import type { ValueList } from "../value-lists/value-list";
import { opportunityEntity } from "./opportunity-entity";

/** «Type». */
export const opportunityTypeEntity = defineValueEntity({
  name: "opportunityType",
  table: "opportunity_type",
  uses: [{ on: "opportunities", entity: opportunityEntity, field: "type" }],
});

/** «Steg», with the probability (per cent) that a new opportunity takes over. */
export const opportunityStepEntity = defineValueEntity({
  name: "opportunityStep",
  table: "opportunity_step",
  uses: [{ on: "opportunities", entity: opportunityEntity, field: "step" }],
  settings: { probability: { kind: "column", column: "probability", type: "int" } },
});

/** «Tapsårsak». */
export const lostReasonEntity = defineValueEntity({
  name: "lostReason",
  table: "lost_reason",
  uses: [{ on: "opportunities", entity: opportunityEntity, field: "lostReason" }],
});

const stepFields = { ...valueNames, probability: percent };
const permission = "additionalInfo.edit";

/** «Type». */
export const opportunityTypeList: ValueList = { noun: "opportunityTypes", permission, entity: opportunityTypeEntity, fields: valueNames };

/** «Steg». */
export const opportunityStepList: ValueList = { noun: "opportunitySteps", permission, entity: opportunityStepEntity, fields: stepFields };

/** «Tapsårsak». */
export const lostReasonList: ValueList = { noun: "lostReasons", permission, entity: lostReasonEntity, fields: valueNames };

export const opportunityTypeCommands = defineValueCommands(opportunityTypeList);
export const opportunityStepCommands = defineValueCommands(opportunityStepList);
export const lostReasonCommands = defineValueCommands(lostReasonList);

/** Adds types, one or many, at the end of the list. */
export const createOpportunityTypes = defineCreatePlainValues({
  name: "opportunityTypes.create",
  permission,
  entity: opportunityTypeEntity,
});

/** Adds steps, one or many, at the end of the list. */
export const createOpportunitySteps = defineCreateValues({
  name: "opportunitySteps.create",
  permission,
  entity: opportunityStepEntity,
  value: z.strictObject(stepFields),
});

/** Adds lost reasons, one or many, at the end of the list. */
export const createLostReasons = defineCreatePlainValues({
  name: "lostReasons.create",
  permission,
  entity: lostReasonEntity,
});
