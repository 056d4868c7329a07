import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { formTexts } from "@/components/form/form-texts";
import { FormTexts } from "@/components/form/texts";
import { StoppingSellers } from "@/components/sellers/stopping-sellers";
import { textsIn } from "@/lib/i18n/texts";

const t = textsIn("nb");
const nobodyLeft = "Ingen andre er selgere, så det som er åpent, blir stående hos dem som har det nå.";
const peder = { id: 7, name: "Peder Ås", customers: 2, opportunities: 0 };
const shown = (more: Partial<Parameters<typeof StoppingSellers>[0]> = {}) =>
  renderToStaticMarkup(
    <FormTexts texts={formTexts(t)}>
      <StoppingSellers t={t} stopping={[peder]} others={[]} {...more} />
    </FormTexts>,
  );

describe("a question that stops somebody being a seller", () => {
  it("says why nobody is offered where nobody is left to take over what is open", () => {
    expect(shown()).toContain(nobodyLeft);
    expect(shown()).not.toContain("<select");
    expect(shown({ stopping: [{ ...peder, customers: 0 }] })).not.toContain(nobodyLeft);
    const offered = shown({ others: [{ id: 8, name: "Marte Kirkerud" }] });
    expect(offered).toContain("<select");
    expect(offered).not.toContain(nobodyLeft);
  });

  it("says of what is sold what the act does with it, or leaves that to the question", () => {
    expect(shown({ past: "Det blir der." })).toContain("Det blir der.");
    expect(shown()).not.toContain(t("groups.sellers.past"));
  });

  it("names them employees, one or several", () => {
    expect(shown()).toContain("1 ansatt slutter å være selger");
    expect(shown({ stopping: [peder, { ...peder, id: 9 }] })).toContain("2 ansatte slutter å være selgere");
  });
});
