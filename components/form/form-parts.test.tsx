import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import nb from "@/lib/i18n/messages/nb/form.json";
import { emptyFormState, type FormState } from "@/lib/form-state";
import { CheckboxList } from "@/components/form/checkbox-list";
import { ErrorSummary } from "@/components/form/error-summary";
import { CheckboxField, PasswordField, SelectField, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAnswerContext } from "@/components/form/form-context";
import { formTexts } from "@/components/form/form-texts";
import { SubmitButton } from "@/components/form/submit-button";
import { FormTexts } from "@/components/form/texts";
import { Switch } from "@/components/ui/switch";

describe("a field", () => {
  test("is wired to its label, its hint and its error", () => {
    const html = answered({ fieldErrors: { name: "Skriv et navn." } }, <TextField name="name" label="Navn" hint="Som i registeret" required />);
    expect(html).toContain('<label for="f-name"');
    expect(html).toMatch(/<input[^>]*id="f-name"[^>]*aria-invalid="true"[^>]*aria-describedby="f-name-error f-name-hint"/);
    expect(html).toMatch(/<p id="f-name-error"[^>]*>.*Skriv et navn\./);
    expect(html).toMatch(/<p id="f-name-hint"[^>]*>Som i registeret/);
    expect(html).toContain("må fylles ut");
  });

  test("without an error says nothing of one", () => {
    const html = answered({}, <TextField name="name" label="Navn" />);
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });

  test("shows what was typed rather than what was saved", () => {
    const html = answered({ values: { name: "Nytt", seller: "line", news: [] } }, [
      <TextField key="1" name="name" label="Navn" defaultValue="Gammelt" seen="Gammelt" />,
      <SelectField
        key="2"
        name="seller"
        label="Selger"
        defaultValue="peder"
        options={[
          { value: "peder", label: "Peder" },
          { value: "line", label: "Line" },
        ]}
      />,
      <CheckboxField key="3" name="news" label="Nyhetsbrev" defaultChecked />,
    ]);
    expect(html).toContain('value="Nytt"');
    expect(html).toContain('<input type="hidden" name="_seen.name" value="Gammelt"/>');
    expect(html).toContain('<option value="line" selected="">');
    expect(html).not.toContain('<option value="peder" selected="">');
    expect(html).not.toContain("checked");
  });

  test("never shows a password again", () => {
    expect(answered({ values: { password: "hemmelig" } }, <PasswordField name="password" label="Passord" />)).not.toContain("hemmelig");
  });

  test("somebody else saved first: what it holds now, who saved it, and the choice between the two", () => {
    const html = answered({ conflicts: { seller: { now: "Peder Ås", by: "Marte Kirkerud" } } }, <TextField name="seller" label="Selger" defaultValue="Line" />);
    expect(html).toContain("Nå: Peder Ås (Marte Kirkerud)");
    expect(html).toMatch(/type="radio"[^>]*name="_keep.seller" value="mine"\/>Lagre mitt/);
    expect(html).toMatch(/type="radio"[^>]*name="_keep.seller" value="theirs"\/>Behold deres/);
    expect(html).not.toContain("checked");
  });

  test("what somebody else emptied is said to be empty, and their words are text, not a pattern", () => {
    const html = answered({ conflicts: { phone: { now: "", by: "{now} $& <b>" } } }, <TextField name="phone" label="Telefon" />);
    expect(html).toContain("Nå: tomt ({now} $&amp; &lt;b&gt;)");
  });
});

describe("the error summary", () => {
  test("counts in words, links to each field, and takes focus without scripts", () => {
    const html = answered(
      { fieldErrors: { number: "Kontrollsifferet stemmer ikke.", email: "Skriv en adresse med @." } },
      <ErrorSummary labels={{ number: "Organisasjonsnummer" }} />,
    );
    expect(html).toContain("To felt må rettes");
    expect(html).toContain('href="#f-number"');
    expect(html).toContain("Organisasjonsnummer: Kontrollsifferet stemmer ikke.");
    expect(html).toContain(">Skriv en adresse med @.</a>");
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus=""/);
  });

  test("is not there when nothing is wrong", () => {
    expect(answered({ message: "Lagret" }, <ErrorSummary />)).toBe("");
  });

  test("holds up with more wrong fields than there are words for", () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field${index}`, "Feil."]));
    expect(answered({ fieldErrors: many }, <ErrorSummary />)).toContain("Mange felt må rettes");
  });
});

describe("a form", () => {
  test("carries a key of its own and its hidden values, once each", () => {
    const html = render(
      <Form action={async (state) => Promise.resolve(state)} hidden={{ id: "7", ids: ["1", "2"] }}>
        <SubmitButton name="do" value="save">
          Lagre
        </SubmitButton>
      </Form>,
    );
    expect(html.match(/name="_key" value="[0-9a-f-]{36}"/g)).toHaveLength(1);
    expect(html).toContain('name="id" value="7"');
    expect(html.match(/name="ids"/g)).toHaveLength(2);
    expect(attributes(html, "button")).toMatchObject({ type: "submit", name: "do", value: "save" });
    expect(html).not.toContain("<title>");
  });

  test("two renderings have two keys", () => {
    const key = () => /name="_key" value="([^"]+)"/.exec(render(<Form action={async (state) => Promise.resolve(state)}>{null}</Form>))?.[1];
    expect(key()).not.toBe(key());
  });
});

describe("a switch", () => {
  test("says what it is, what it does, and asks for a state, never for the opposite", () => {
    const html = render(<Switch name="toggle" value="12:contact:off" checked label="Vis Leverandør på kontakt" />);
    expect(attributes(html, "button")).toMatchObject({
      type: "submit",
      role: "switch",
      name: "toggle",
      value: "12:contact:off",
      "aria-checked": "true",
      "aria-label": "Vis Leverandør på kontakt",
    });
  });
});

test("Enter in the filter of a checkbox list asks for the list narrowed; ticks that it hides stay in the form", () => {
  const html = render(
    <CheckboxList
      legend="Kategorier"
      name="category"
      filter={{ name: "filter", label: "Filtrer kategorier", defaultValue: "nyh" }}
      options={[
        { value: "1", label: "Partner", count: 17, checked: true },
        { value: "2", label: "Nyhetsbrev", checked: false },
      ]}
    />,
  );
  expect(attributes(html, "button")).toMatchObject({ type: "submit", name: "intent", value: "filter" });
  expect(html).toMatch(
    /<li hidden=""><label[^>]*><input[^>]*type="checkbox"[^>]*checked=""[^>]*value="1"|<li hidden=""><label[^>]*><input[^>]*value="1"[^>]*checked=""/,
  );
  expect(html.match(/<li hidden/g)).toHaveLength(1);
});

function attributes(html: string, tag: string): Record<string, string> {
  const inside = new RegExp(`<${tag} ([^>]*)>`).exec(html)?.[1] ?? "";
  return Object.fromEntries(Array.from(inside.matchAll(/([\w-]+)="([^"]*)"/g), (match): [string, string] => [match[1] ?? "", match[2] ?? ""]));
}

function answered(answer: Partial<FormState>, children: ReactNode): string {
  const state = { ...emptyFormState, n: 1, ...answer };
  return render(<FormAnswerContext value={{ prefix: "f", state, pending: false }}>{children}</FormAnswerContext>);
}

function render(children: ReactNode): string {
  const translate = createTranslator({ locale: "nb-NO", messages: { form: nb } });
  return renderToStaticMarkup(<FormTexts texts={formTexts(translate as (key: string) => string)}>{children}</FormTexts>);
}
