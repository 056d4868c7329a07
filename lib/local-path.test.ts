import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { href, idParam, localPath, param } from "./local-path";

describe("a path out of what a URL or a form says", () => {
  it.each([
    ["/customers", "/customers"],
    ["/customers/3?q=1&tab=x#categories", "/customers/3?q=1&tab=x#categories"],
    ["/", "/"],
    ["/a/../b", "/b"],
    ["/søk?q=å", "/s%C3%B8k?q=%C3%A5"],
    ["/customers?next=https://evil.example", "/customers?next=https://evil.example"],
    ["/@evil.example", "/@evil.example"],
  ])("is taken as it is: «%s»", (wanted, path) => {
    expect(localPath(wanted, "/fallback")).toBe(path);
  });

  it.each([
    ["//evil.example"],
    ["///evil.example"],
    ["//evil.example/%2F.."],
    ["/\\evil.example"],
    ["\\/evil.example"],
    ["\\\\evil.example"],
    ["https://evil.example"],
    ["https:/evil.example"],
    ["https:evil.example"],
    ["javascript:alert(1)"],
    ["data:text/html,x"],
    ["evil.example"],
    [" //evil.example"],
    ["/\t/evil.example"],
    ["/\n/evil.example"],
    ["/\r/evil.example"],
    ["/\u0000/evil.example"],
    ["\u0001//evil.example"],
    ["/customers\r\nSet-Cookie: a=b"],
    ["/.//evil.example"],
    ["/..//evil.example"],
    ["/a/..//evil.example"],
    ["/%2e%2e//evil.example"],
    ["/./\\evil.example"],
    [""],
    ["?q=1"],
    ["#x"],
  ])("is the fallback where it leads elsewhere or is none: %j", (wanted) => {
    expect(localPath(wanted, "/fallback")).toBe("/fallback");
  });

  it.each([[undefined], [null], [7], [["/customers"]], [{ toString: () => "/customers" }]])("is the fallback for what is no text: %j", (wanted) => {
    expect(localPath(wanted, "/fallback")).toBe("/fallback");
  });

  it("never leads out of the app, whatever is asked for, and never throws", () => {
    const pieces = fc.array(
      fc.constantFrom("/", "//", "\\", "..", ".", "%2e", "%2F", "evil.example", "@", ":", "https:", "?", "#", "\t", " ", "\u00A0", "ø", "\uD800", "\u202E"),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => `/${list.join("")}`),
          fc.string({ unit: "binary" }),
        ),
        (wanted) => {
          const path = localPath(wanted, "/fallback");
          // As a browser reads a Location header, on any page of the app.
          expect(new URL(path, "http://app.example/customers/3").host).toBe("app.example");
          expect(path).toMatch(/^\/(?![/\\])/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("an id in a URL", () => {
  it.each([
    ["1", 1],
    ["2147483647", 2_147_483_647],
    ["2147483648", null],
    ["9999999999", null],
    ["0", null],
    ["01", null],
    ["-1", null],
    ["1.5", null],
    ["1e3", null],
    ["0x1", null],
    [" 1", null],
    ["１", null],
    ["", null],
    [undefined, null],
  ])("%j is %j", (text, id) => {
    expect(idParam(text)).toBe(id);
  });
});

describe("a URL's parameters", () => {
  it("are read by their first value, and as nothing where they are not there", () => {
    expect([param({ q: "a" }, "q"), param({ q: ["a", "b"] }, "q"), param({ q: [] }, "q"), param({}, "q"), param({ q: undefined }, "q")]).toEqual([
      "a",
      "a",
      "",
      "",
      "",
    ]);
  });

  it("are written without those that are empty, and with every sign kept", () => {
    expect(href("/customers", { q: "a&b=c #å", page: null, industry: undefined, category: "", seller: 0 }, "top")).toBe(
      "/customers?q=a%26b%3Dc+%23%C3%A5&seller=0#top",
    );
    expect(href("/customers", {})).toBe("/customers");
  });
});
