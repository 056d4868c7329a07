import { type DemoCustomer, shownCustomer } from "./demo-customer";
import { seededRandom } from "./seeded-random";

const publicForms = new Set(["KOMM", "FYLK", "STAT", "ORGL", "SF", "KF", "IKS"]);

/** Which seller has which customers: about two thirds of all, by what the groups sell to. */
export function dealOutCustomers(customers: readonly DemoCustomer[]): Map<string, DemoCustomer[]> {
  const random = seededRandom("sellers");
  const dealt = new Map<string, DemoCustomer[]>();
  for (const customer of customers) {
    const seller = customer.organizationNumber === shownCustomer ? "Peder Ås" : random.chance(0.67) ? random.one(sellersFor(customer)) : null;
    if (seller) dealt.set(seller, [...(dealt.get(seller) ?? []), customer]);
  }
  return dealt;
}

/** Norwegian postcodes begin with 0 to 3 in the east, 4 to 6 in the south and west, 7 to 9 farther north. */
function sellersFor({ organizationForm, visitingCode }: DemoCustomer): string[] {
  if (publicForms.has(organizationForm)) return ["Line Lund", "Line Lund", "Peder Ås"];
  if (/^[0-3]/.test(visitingCode)) return ["Lars Holm", "Marte Kirkerud", "Peder Ås"];
  if (/^[4-6]/.test(visitingCode)) return ["Hans Tastad", "Ole Vold"];
  return ["Line Lund", "Ola Nordmann", "Ole Vold", "Hans Tastad"];
}
