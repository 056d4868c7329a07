import { setBudgets } from "@/lib/crm/budgets/set-budgets";
import { addMember } from "@/lib/crm/groups/add-member";
import { createGroup } from "@/lib/crm/groups/create-group";
import { createOpportunities } from "@/lib/crm/opportunities/create-opportunities";

import type { Firm, Named, Person } from "./firm";
import { named } from "./names";

interface Sales {
  group: Named;
  under: Named;
  seller: Person;
  product: Named;
  reason: Named;
}

/**
 * Two groups of type «Salg», the one under the other, with the seller in both, and what was sold in 2023: 100 000,50 in
 * March, of which a third is somebody else's; 40 000 in May; 25 000 lost.
 */
export async function someSales(firm: Firm): Promise<Sales> {
  const [group, under] = [named("Salgslag"), named("Undergruppe")];
  const { id: groupId } = await firm.done(createGroup, { name: group, type: "SALES", from: "2023-01-01" });
  const { id: underId } = await firm.done(createGroup, { name: under, type: "SALES", parentId: groupId, from: "2023-01-01" });
  const [seller, other] = [await firm.employee("EMPLOYEE", { name: named("Selger") }), await firm.employee("EMPLOYEE")];
  for (const id of [groupId, underId]) await firm.done(addMember, { groupId: id, employeeId: seller.id, from: "2023-01-01" });
  const { id: elsewhere } = await firm.done(createGroup, { name: named("Andre"), type: "SALES", from: "2023-01-01" });
  await firm.done(addMember, { groupId: elsewhere, employeeId: other.id, from: "2023-01-01" });
  await firm.done(setBudgets, {
    sellers: [
      { id: seller.id, month: "2023-03", amount: 50_000 },
      { id: seller.id, month: "2023-05", amount: 60_000 },
    ],
    groups: [],
  });
  const [customer, product, reason] = [await firm.customer(), await firm.value("products"), await firm.value("lostReasons")];
  const sale = (fields: object) => ({
    title: named("Salg"),
    customerId: customer.id,
    expectedClose: "2023-06-30",
    sellers: [{ employeeId: seller.id, share: 10_000 }],
    ...fields,
  });
  await firm.done(createOpportunities, {
    opportunities: [
      sale({
        ...{ status: "WON", amount: 10_000_050, closedOn: "2023-03-31", products: [product.id] },
        sellers: [
          { employeeId: seller.id, share: 6_667 },
          { employeeId: other.id, share: 3_333 },
        ],
      }),
      sale({ status: "WON", amount: 4_000_000, closedOn: "2023-05-02" }),
      sale({ status: "LOST", amount: 2_500_000, closedOn: "2023-05-03", lostReasonId: reason.id }),
    ],
  });
  return { group: { id: groupId, name: group }, under: { id: underId, name: under }, seller, product, reason };
}
