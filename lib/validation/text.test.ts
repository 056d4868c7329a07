import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";

import { checkbox, id, ids, line, onOff, optionalId, requiredLine } from "./text";

/** What comes out, or the key of the sentence it is refused with. */
function read(schema: z.ZodType, typed: unknown): unknown {
  const result = schema.safeParse(typed);
  return result.success ? result.data : { refused: result.error.issues[0]?.message };
}
const refused = (key: string) => ({ refused: key });

describe("a line of text", () => {
  it.each([
    ["Partner", "Partner"],
    ["  Partner  ", "Partner"],
    ["Nord \t  Eiendom\r\nAS", "Nord Eiendom AS"],
    ["\u00A0Nord\u00A0\u202FEiendom\u3000", "Nord Eiendom"],
    ["A\u030Ase", "Åse"],
    ["ﬁrma Ｘ", "ﬁrma Ｘ"],
    ["🇳🇴 👩‍👩‍👧 ❤️", "🇳🇴 👩‍👩‍👧 ❤️"],
    ["<b>'\"&%_\\", "<b>'\"&%_\\"],
    ["", ""],
    ["   ", ""],
  ])("%j comes out as %j", (typed, text) => {
    expect(read(line(40), typed)).toBe(text);
  });

  it.each([
    ["NUL", "a\u0000b"],
    ["a control character", "a\u0007b"],
    ["delete", "a\u007Fb"],
    ["a C1 control character", "a\u0085b"],
    ["the first half of a surrogate pair", "a\uD83D"],
    ["the second half", "\uDE00a"],
    ["the halves the wrong way round", "\uDE00\uD83D"],
    ["what turns the direction of text", "a\u202Eb"],
    ["a blank without width", "a\u200Bb"],
    ["a mark of byte order", "\uFEFFa"],
    ["a line separator", "a\u2028b"],
    ["what stands for a broken character", "a\uFFFDb"],
  ])("is refused with %s", (_, typed) => {
    expect(read(line(40), typed)).toEqual(refused("errors.characters"));
  });

  it.each([[undefined], [null], [7], [true], [["a"]], [{}]])("is a text, and not %j", (typed) => {
    expect(read(line(40), typed)).toEqual(refused("errors.invalid"));
  });

  it("is as long as its characters are many, after blanks are taken away", () => {
    expect(read(line(3), "🙂🙂🙂")).toBe("🙂🙂🙂");
    expect(read(line(3), "  a  b  ")).toBe("a b");
    expect(read(line(3), "A\u030A".repeat(3))).toBe("ÅÅÅ");
    expect(read(line(3), "🙂🙂🙂🙂")).toEqual(refused("errors.tooLong"));
    expect(read(line(300), "x".repeat(10_000))).toEqual(refused("errors.tooLong"));
  });

  it("says how long it may be", () => {
    expect(line(80).safeParse("x".repeat(81)).error?.issues[0]).toMatchObject({ message: "errors.tooLong", params: { most: 80 } });
  });

  it("must not be empty, or blanks alone, where it is required", () => {
    for (const empty of ["", " ", "\u00A0\t\n"])
      expect(read(requiredLine(40, "categories.errors.nameRequired"), empty)).toEqual(refused("categories.errors.nameRequired"));
    expect(read(requiredLine(40), "")).toEqual(refused("errors.required"));
  });

  it("is refused or can be kept, whatever is typed; and what was kept is kept the same when it is sent again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (typed) => {
        const text = read(line(100), typed);
        if (typeof text !== "string") return;
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain("\0");
        expect(text).toBe(text.normalize("NFC"));
        expect(text).not.toMatch(/^\s|\s$|\s\s|[\n\t]/u);
        expect(read(line(100), text)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("an id", () => {
  it.each([
    ["1", 1],
    [7, 7],
    ["2147483647", 2_147_483_647],
  ])("%j is %j", (typed, number) => {
    expect(read(id, typed)).toBe(number);
  });

  it.each([
    ["0"],
    ["-1"],
    ["01"],
    ["1.0"],
    ["1e3"],
    [" 1"],
    ["2147483648"],
    ["9999999999"],
    ["١"],
    [0],
    [-1],
    [1.5],
    [NaN],
    [Infinity],
    [2 ** 53],
    [null],
    [undefined],
    [["1"]],
    [true],
    [{}],
  ])("is never %j", (typed) => {
    expect(id.safeParse(typed).success).toBe(false);
  });

  it("may be left out where it is a choice", () => {
    expect([read(optionalId, ""), read(optionalId, null), read(optionalId, "3")]).toEqual([null, null, 3]);
    expect(optionalId.safeParse("x").success).toBe(false);
  });
});

describe("a checkbox", () => {
  it.each([
    ["on", true],
    ["true", true],
    [true, true],
    ["false", false],
    [false, false],
    [undefined, false],
  ])("sent as %j is %j", (sent, ticked) => {
    expect(read(checkbox, sent)).toBe(ticked);
  });

  it.each([["yes"], [1], [null], [["on", "on"]]])("is never sent as %j", (sent) => {
    expect(read(checkbox, sent)).toEqual(refused("errors.invalid"));
  });
});

describe("a switch", () => {
  it("asks for on or off, as a form or a program says it", () => {
    expect(["true", true, "false", false].map((sent) => read(onOff, sent))).toEqual([true, true, false, false]);
  });

  it.each([undefined, "", "on", null, 1, ["true"]])("is refused when it says neither: %s", (sent) => {
    expect(read(onOff, sent)).toEqual(refused("errors.invalid"));
  });
});

describe("checkboxes of one name", () => {
  it.each([
    [undefined, []],
    ["3", [3]],
    [
      ["3", "1", "3"],
      [3, 1],
    ],
    [[], []],
    [7, [7]],
  ])("sent as %j are %j", (sent, numbers) => {
    expect(read(ids(3), sent)).toEqual(numbers);
  });

  it.each([[""], [["1", "x"]], [["1", "2", "3", "4"]], [[["1"]]], [{ length: 1 }], [null]])("are never %j", (sent) => {
    expect(ids(3).safeParse(sent).success).toBe(false);
  });
});
