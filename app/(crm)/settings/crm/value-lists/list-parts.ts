import type { UsedOn } from "@/lib/crm/value-lists/value-entity";
import type { ValueList } from "@/lib/crm/value-lists/value-list";
import type { FormServerAction } from "@/lib/form-state";

/** A list as its pages know it: what it is, what can be done with it, and where its counts lead. */
export interface ListParts {
  list: ValueList;
  actions: Record<"add" | "edit" | "move" | "switchOnOrOff" | "remove", FormServerAction>;
  /** Where just the records are found that have a value. */
  records: Partial<Record<UsedOn, (id: number) => string>>;
}
