import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { packOptions, unpackOptions } from "@/components/ui/packed-options";

const none = { value: "", label: "Ikke valgt" };

describe("packed choices", () => {
  it("come out as they went in, in any order and with any name", () => {
    const choices = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 2_147_483_647 }), name: fc.string() }), { selector: ({ id }) => id });
    fc.assert(
      fc.property(choices, (some) => {
        expect(unpackOptions(packOptions([none], some))).toEqual([none, ...some.map(({ id, name }) => ({ value: String(id), label: name }))]);
      }),
    );
  });
});
