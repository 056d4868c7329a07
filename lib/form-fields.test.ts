import { describe, expect, it } from "vitest";
import { z } from "zod";

import { parseSeen, readForm } from "./form-fields";
import { customerFields } from "./crm/customers/customer-fields";

const form = (...entries: [string, string | Blob][]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("a form that was sent", () => {
  it("is sorted into what was typed, what was seen, what was filled in, what was chosen to keep, and its key", () => {
    const key = "0b5c3a52-7d0f-4c1e-9a53-2f6f0f6f0c11";
    expect(
      readForm(
        form(
          ["_key", key],
          ["name", " Fjord AS "],
          ["_seen.name", "Fjord"],
          ["_filled.phone", "75"],
          ["_keep.phone", "mine"],
          ["put", "1"],
          ["put", "2"],
          ["empty", ""],
        ),
      ),
    ).toEqual({
      requestKey: key,
      fields: { name: " Fjord AS ", put: ["1", "2"], empty: "" },
      seen: { name: "Fjord" },
      filled: { phone: "75" },
      keep: { phone: "mine" },
    });
  });

  it.each(["", "1", "0b5c3a52-7d0f-4c1e-9a53-2f6f0f6f0c1", "0b5c3a52-7d0f-4c1e-9a53-2f6f0f6f0c11'", "00000000-0000-0000-0000-000000000000"])(
    "has no key where it sent none that is good: %j",
    (key) => {
      expect(readForm(form(["_key", key])).requestKey).toBeNull();
    },
  );

  it("keeps Next's own fields, names of ours and files out", () => {
    const sent = readForm(
      form(["$ACTION_ID_1", "x"], ["$ACTION_REF_2", ""], ["_other", "x"], ["file", new Blob(["x"])], ["both", new Blob(["x"])], ["both", "text"]),
    );
    expect(sent.fields).toEqual({ both: "text" });
    expect([sent.seen, sent.keep]).toEqual([{}, {}]);
  });

  it("cannot reach what every object has", () => {
    const { fields, seen, keep } = readForm(
      form(["__proto__", "x"], ["constructor", "c"], ["toString", "t"], ["_seen.__proto__", "x"], ["_keep.__proto__", "mine"], ["_seen.constructor", "c"]),
    );
    expect(Object.getPrototypeOf(fields)).toBeNull();
    expect(Object.keys(fields)).toEqual(["constructor", "toString"]);
    expect(({} as { x?: string }).x).toBeUndefined();
    expect([Object.getPrototypeOf(seen), Object.getPrototypeOf(keep)]).toEqual([Object.prototype, Object.prototype]);
    expect([Object.keys(seen), Object.keys(keep)]).toEqual([["constructor"], []]);
  });

  it("that holds nothing is nothing", () => {
    expect(readForm(form())).toEqual({ requestKey: null, fields: {}, seen: {}, filled: {}, keep: {} });
  });
});

describe("the values that were seen", () => {
  const input = z.strictObject({ id: z.string(), ...customerFields });

  it("are read as the command reads its own", () => {
    expect(parseSeen(input, { name: "  Fjord  AS", organizationNumber: "923 609 016", numberOfEmployees: "1 234", industry: "3", seller: "" })).toEqual({
      ...{ name: "Fjord AS", organizationNumber: "923609016", numberOfEmployees: 1234, industry: 3, seller: null },
    });
  });

  it("are taken as not seen where they can't be read, or are of no field", () => {
    expect(parseSeen(input, { name: "", industry: "x", numberOfEmployees: "mange", unknown: "x", constructor: "c", toString: "t" })).toEqual({});
    expect(parseSeen(input, JSON.parse('{"__proto__": "x"}') as Record<string, string>)).toEqual({});
  });

  it("are none where the command takes no fields", () => {
    expect(parseSeen(z.string(), { name: "x" })).toEqual({});
  });
});
