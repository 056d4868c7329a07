import { describe, expect, it } from "vitest";

import { typedOption } from "@/components/ui/type-ahead";

const labels = [
  "Ikke valgt",
  "F Bygge- og anleggsvirksomhet",
  "41 Oppføring av bygninger",
  "42 Anleggsvirksomhet",
  "43.2 Elektrisk installasjon",
  "66 Forsikring",
  "Øvrig",
];
const chosen = (typed: string, from = 0): string | undefined => labels[typedOption(labels, typed, from)];

describe("what is typed over a select", () => {
  it.each([
    ["41", "41 Oppføring av bygninger"],
    ["43.2", "43.2 Elektrisk installasjon"],
    ["oppf", "41 Oppføring av bygninger"],
    ["Anleggs", "42 Anleggsvirksomhet"],
    ["elektrisk inst", "43.2 Elektrisk installasjon"],
    ["av bygn", "41 Oppføring av bygninger"],
    ["virksomhet", "F Bygge- og anleggsvirksomhet"],
    ["og anl", "F Bygge- og anleggsvirksomhet"],
    ["66", "66 Forsikring"],
    ["ø", "Øvrig"],
    ["ØV", "Øvrig"],
    ["f", "F Bygge- og anleggsvirksomhet"],
  ])("«%s» chooses «%s»", (typed, label) => {
    expect(chosen(typed)).toBe(label);
  });

  it("that nothing has, or only blanks, chooses nothing", () => {
    for (const typed of ["zz", " ", "", "41 x"]) expect(chosen(typed)).toBeUndefined();
    expect(typedOption([], "a", -1)).toBe(-1);
  });

  it("stays where it is while that still fits, and one letter again goes on to the next", () => {
    expect(chosen("4", 3)).toBe("42 Anleggsvirksomhet");
    expect(chosen("44", 2)).toBe("42 Anleggsvirksomhet");
    expect(chosen("44", 3)).toBe("43.2 Elektrisk installasjon");
    expect(chosen("444", 4)).toBe("41 Oppføring av bygninger");
  });
});
