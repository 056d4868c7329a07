import { defineAddValue } from "./add-value";
import { defineDeleteValue } from "./delete-value";
import { defineEditValue } from "./edit-value";
import { defineMoveValue } from "./move-value";
import { defineSwitchValue } from "./switch-value";
import type { ValueList } from "./value-list";

/** What can be done with the values of a list: the same for every list. */
export const defineValueCommands = (list: ValueList) => ({
  add: defineAddValue(list),
  edit: defineEditValue(list),
  move: defineMoveValue(list),
  switch: defineSwitchValue(list),
  delete: defineDeleteValue(list),
});
