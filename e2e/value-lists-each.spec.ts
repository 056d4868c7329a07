import { test } from "./fixtures";
import { type ListOfValues, valueListFlows } from "./value-list-flows";

// With scripts alone (docs/decisions/0008): a list is data, and the flows of value-lists run with two of them in each mode.
const lists: ListOfValues[] = [
  { noun: "origins", the: "Kontaktopprinnelsen" },
  { noun: "products", the: "Produktet", use: async (firm, { id }) => firm.opportunity(await firm.customer(), { products: [id] }), used: "1 salgsmulighet" },
  { noun: "sources", the: "Kilden", use: async (firm, { id }) => firm.opportunity(await firm.customer(), { sourceId: id }), used: "1 salgsmulighet" },
  { noun: "opportunityTypes", the: "Typen" },
  {
    noun: "lostReasons",
    the: "Tapsårsaken",
    use: async (firm, { id }) => firm.opportunity(await firm.customer(), { lostReasonId: id }),
    used: "1 salgsmulighet",
  },
];

test.beforeEach(async ({ signIn }) => {
  await signIn("ADMIN");
});

lists.forEach(valueListFlows);
