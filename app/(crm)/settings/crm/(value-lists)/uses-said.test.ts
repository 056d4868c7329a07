import { describe, expect, it } from "vitest";

import { noUses } from "@/lib/crm/value-lists/value-uses";
import { textsIn } from "@/lib/i18n/texts";

import { usesSaid } from "./uses-said";

describe("on how much a value is used", () => {
  it.each([
    [{ customers: 210, opportunities: 98 }, ["Den er brukt på 210 kunder og 98 salgsmuligheter."]],
    [{ customers: 1, opportunities: 1 }, ["Den er brukt på 1 kunde og 1 salgsmulighet."]],
    [{ opportunities: 2 }, ["Ingen kunder har den.", "Den er brukt på 2 salgsmuligheter."]],
    [{}, ["Ingen kunder har den.", "Ingen salgsmuligheter har den."]],
  ])("%j is said in one sentence where both have it", (uses, said) => {
    expect(usesSaid(textsIn("nb"), ["customers", "opportunities"], { ...noUses, ...uses })).toEqual(said);
  });
});
