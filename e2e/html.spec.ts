import { HtmlValidate } from "html-validate";

import { everyPage, test } from "./every-page";
import { expect } from "./fixtures";

test.describe.configure({ mode: "parallel" });

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // How React writes HTML: names of attributes as in the DOM, `async=""`, `<input/>`, `action=""` for this page, ids of its own.
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "attribute-allowed-values": "off",
    "void-style": "off",
    "valid-id": ["error", { relaxed: true }],
    // Tables of records spell their roles out, since stacked rows would lose them.
    "no-redundant-role": "off",
    // A list of checkboxes is one field with many values, and so is what it held before.
    "form-dup-name": "off",
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // Numbers stand as they were typed.
    "tel-non-breaking": "off",
  },
});

for (const one of everyPage) {
  test(`${one.what}: the HTML as the server sends it is valid`, async ({ open }) => {
    const { results } = await validator.validateString(await open(one));
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`))).toEqual([]);
  });
}
