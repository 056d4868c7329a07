import type { z } from "zod";

import type { Permission } from "../../permissions";
import type { ValueEntity } from "./value-entity";
import type { valueNames } from "./value-fields";

/** What the pages and the log call a list: the beginning of its commands' names. */
export type ValueNoun = "origins" | "products" | "sources" | "contactRoles" | "opportunityTypes" | "opportunitySteps" | "lostReasons";

/** A list of values: everything that its commands and pages differ by. */
export interface ValueList {
  noun: ValueNoun;
  permission: Permission;
  entity: ValueEntity;
  /** What is typed of a value: its names, and the list's own settings. */
  fields: typeof valueNames & { probability?: z.ZodType<number> };
}
