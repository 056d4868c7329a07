import { defineChangeOfMany, refuseChoice } from "./change-of-many";
import { setLinkOfMany } from "./set-link-of-many";

/** «Sett kilde»: gives many customers the same source. */
export const setSourceOfCustomers = defineChangeOfMany({
  name: "customers.setSource",
  field: "source",
  chooseKey: "customers.errors.chooseSource",
  async hold({ tx }, to) {
    const [source] = await tx.$queryRaw<{ nb: string }[]>`
      SELECT nb FROM source WHERE id = ${to} AND active AND deleted_by_operation IS NULL FOR SHARE`;
    if (!source) throw refuseChoice("customers.errors.valueNotOffered");
    return { to: source.nb };
  },
  change: ({ operationId }, to) => setLinkOfMany("source", to, operationId),
});
