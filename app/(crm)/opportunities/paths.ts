import { sellerRows } from "@/lib/crm/opportunities/sellers-field";
import type { FormFields } from "@/lib/form-fields";

/** An opportunity's page. */
export const atOpportunity = ({ id }: { id: number }): string => `/opportunities/${id}`;

/** The rows of sellers; «Fordel likt og lagre» takes no notice of the shares typed. */
export function sellersAsSent(fields: FormFields): Record<string, unknown> {
  const { evenly, ...rest } = fields;
  const shares = Object.keys(rest).filter((name) => /^share\d{1,2}$/.test(name));
  return sellerRows(evenly === undefined ? rest : { ...rest, ...Object.fromEntries(shares.map((name) => [name, ""])) });
}
