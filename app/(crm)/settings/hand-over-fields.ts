import { handOversIn } from "@/lib/crm/sellers/hand-over";
import type { FormFields } from "@/lib/form-fields";

/** The fields of a form as they are, and who takes over from whom. */
export function withHandOvers(fields: FormFields): Record<string, unknown> {
  const others = Object.entries(fields).filter(([name]) => !name.startsWith("handOver-"));
  return { ...Object.fromEntries(others), handOver: handOversIn(fields) };
}
