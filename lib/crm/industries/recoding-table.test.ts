import { describe, expect, it } from "vitest";

import { recodingTable } from "./recoding-table";

const read = (text: string): unknown => {
  const result = recodingTable.safeParse(text);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return [issue?.message, issue && "params" in issue ? issue.params : undefined];
};

describe("a table of from and to", () => {
  it.each([
    ["41;43", [["41", "43"]]],
    ["fra;til\r\n41.200;41.201\r\n\r\n", [["41.200", "41.201"]]],
    ["Fra\tTil\tNavn 2025\n01\t02\textra", [["01", "02"]]],
    ["ZZ;YY", [["ZZ", "YY"]]],
    [
      "F;G\n41;43",
      [
        ["F", "G"],
        ["41", "43"],
      ],
    ],
    [
      '"41","42"\r"41","43"\r"41","42"',
      [
        ["41", "42"],
        ["41", "43"],
      ],
    ],
  ])("%j is read", (text, lines) => {
    expect(read(text)).toEqual(lines);
  });

  it.each([
    ["", ["industries.errors.recodingEmpty", undefined]],
    ["\n  \n", ["industries.errors.recodingEmpty", undefined]],
    ["fra;til", ["industries.errors.recodingLine", { line: 1 }]],
    ["41;43\n42", ["industries.errors.recodingLine", { line: 2 }]],
    ["41;<b>1</b>", ["industries.errors.recodingLine", { line: 1 }]],
    ["41;43\0", ["errors.characters", undefined]],
    [Array.from({ length: 5_001 }, (_, n) => `${n};${n}`).join("\n"), ["industries.errors.recodingTooLong", { most: 5_000 }]],
  ])("%.20j is refused with the line that is wrong", (text, told) => {
    expect(read(text)).toEqual(told);
  });
});
