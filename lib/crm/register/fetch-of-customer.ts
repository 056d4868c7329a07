import { formatOrganizationNumber } from "../../i18n/format";
import { type Refused, refused } from "../../outcome";
import { can } from "../../permissions";
import { keepRegisterAnswer } from "./keep-register-answer";
import { type Found, type LookUp, lookUpNumber } from "./look-up";

/**
 * Asks the register anew about a customer's number, for «Oppdater fra registeret». `old`: why it was not asked, where what
 * is kept has to do. Refused where there is nothing to compare with, and for those who may not edit customers.
 */
export async function fetchOfCustomer(
  { actor, ...lookUp }: Omit<LookUp, "actor"> & { actor: LookUp["actor"] | null },
  id: number | null,
): Promise<{ id: number; old: Exclude<Found, string>["old"] } | { refused: Refused }> {
  if (!actor) return { refused: refused({ reason: "not signed in" }) };
  if (!can(actor, keepRegisterAnswer.permission)) return { refused: refused({ reason: "not permitted", message: { key: "errors.notPermitted" } }) };
  const customer = await lookUp.db.customer.findFirst({ where: { id: id ?? 0, deletedByOperation: null }, select: { organizationNumber: true } });
  if (id === null || !customer?.organizationNumber) return { refused: refused({ reason: "not found", message: { key: "errors.gone" } }) };
  const found = await lookUpNumber({ actor, ...lookUp }, customer.organizationNumber, { anew: true });
  if (typeof found !== "string") return { id, old: found.old };
  return { refused: refused({ message: { key: `register.${found}`, values: { number: formatOrganizationNumber(customer.organizationNumber) } } }) };
}
