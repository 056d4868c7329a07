import { lostReasonList, opportunityStepList, opportunityTypeList } from "@/lib/crm/opportunities/opportunity-lists";
import { href } from "@/lib/local-path";

import type { ListParts } from "../list-parts";
import {
  addLostReason,
  addStep,
  addType,
  deleteLostReason,
  deleteStep,
  deleteType,
  editLostReason,
  editStep,
  editType,
  moveLostReason,
  moveStep,
  moveType,
  switchLostReason,
  switchStep,
  switchType,
} from "./actions";

/** What opportunities are sorted by, in the order of the page. */
export const lists: ListParts[] = [
  {
    list: opportunityTypeList,
    actions: { add: addType, edit: editType, move: moveType, switchOnOrOff: switchType, remove: deleteType },
    records: { opportunities: (type) => href("/opportunities", { type }) },
  },
  {
    list: opportunityStepList,
    actions: { add: addStep, edit: editStep, move: moveStep, switchOnOrOff: switchStep, remove: deleteStep },
    records: { opportunities: (step) => href("/opportunities", { step }) },
  },
  {
    list: lostReasonList,
    actions: { add: addLostReason, edit: editLostReason, move: moveLostReason, switchOnOrOff: switchLostReason, remove: deleteLostReason },
    records: { opportunities: (reason) => href("/opportunities", { reason }) },
  },
];
