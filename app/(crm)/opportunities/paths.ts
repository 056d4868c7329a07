import { moreRows, sellerRows } from "@/lib/crm/opportunities/seller-rows";
import type { FormFields } from "@/lib/form-fields";
import { localPath } from "@/lib/local-path";

/** An opportunity's page. */
export const atOpportunity = ({ id }: { id: number }): string => `/opportunities/${id}`;

/** Back to the page that an act was done on, if it sent one along. */
export const backTo =
  (elsewhere: (value: { id: number }) => string) =>
  (value: { id: number }, { back }: FormFields): string =>
    localPath(back, elsewhere(value));

/** «12:3:4»: the opportunity, the step it was seen in and the one it is to go to. */
export function pressedCard({ press }: FormFields): Record<string, unknown> {
  const [id, from, step] = String(press).split(":");
  return { id, from, step };
}

/** The rows of sellers; «Fordel likt og lagre» takes no notice of the shares typed. */
export function sellersAsSent(fields: FormFields): Record<string, unknown> {
  const { evenly, ...rest } = fields;
  const shares = Object.keys(rest).filter((name) => /^share\d{1,2}$/.test(name));
  return sellerRows(evenly === undefined ? rest : { ...rest, ...Object.fromEntries(shares.map((name) => [name, ""])) });
}

/** «Flere selgere», for a form without scripts: the page as it was with more rows, nothing saved. */
export function fillRows(fields: FormFields) {
  const values = moreRows(fields);
  return values && (() => Promise.resolve({ values, message: null, fieldErrors: {} }));
}
