import { isSeller } from "../groups/sellers";
import { defineChangeOfMany, refuseChoice } from "./change-of-many";
import { setLinkOfMany } from "./set-link-of-many";

/** «Sett selger»: gives many customers the same seller. The log keeps who it is by id alone: names are personal. */
export const setSellerOfCustomers = defineChangeOfMany({
  name: "customers.setSeller",
  field: "seller",
  chooseKey: "customers.errors.chooseSeller",
  async hold({ tx, now }, to) {
    // Whoever takes somebody's last «Salg» group holds the same row.
    await tx.$executeRaw`SELECT 1 FROM employee WHERE id = ${to} FOR SHARE`;
    if (!(await isSeller(tx, to, now))) throw refuseChoice("customers.errors.notSeller");
    return { sellerId: to };
  },
  change: ({ operationId }, to) => setLinkOfMany("seller", to, operationId),
});
