import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";

import { everyPage, routesWithPage, test as base } from "./every-page";
import { expect } from "./fixtures";
import { smallTargets, tabThrough, widerThanScreen } from "./measures";

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

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

/** A page with scripts, to look in at what a browser without them shows. */
const test = base.extend<object, { scripted: Page }>({
  scripted: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true, colorScheme: "light" });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ mode: "parallel" });

test("every page of the app is looked at", () => {
  expect([...new Set(everyPage.map(({ route }) => route))].filter((route) => route !== "/_not-found").sort()).toEqual(routesWithPage());
});

// One visit, looked at in every way: opening a page in its state costs more than looking at it. Which mode looks at what
// says docs/decisions/0008: without scripts at what the server wrote, with them at what one sees and reaches.
for (const one of everyPage) {
  test(`${one.what}: whole, valid, nothing from elsewhere; axe, Tab, targets and 320 px`, async ({
    page,
    open,
    scripted,
    baseURL,
    javaScriptEnabled,
    isMobile,
  }) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && origin !== baseURL) elsewhere.push(request.url());
    });
    const sent = await open(one);

    if (!javaScriptEnabled || isMobile)
      await test.step("the HTML as the server sends it is valid", async () => {
        const { results } = await validator.validateString(sent);
        expect
          .soft(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`)))
          .toEqual([]);
      });
    await test.step("one title, one main heading, one main part and a language; nothing from elsewhere, no style attribute", async () => {
      await expect.soft(page.getByRole("main")).toHaveCount(1);
      await expect.soft(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect.soft(await skeletonOf(page)).toEqual({ title: 1, h1: 1, main: 1, style: 0, language: "nb" });
      expect.soft(elsewhere).toEqual([]);
    });
    await test.step("axe finds nothing, in light and in dark", async () => {
      // The bar of what is chosen stays in sight over the rows, and wherever it ends it covers a part of some link: seen whole, it covers none.
      const covers = page.url().includes("selected=");
      if (!javaScriptEnabled) {
        await copyWithoutScripts(page, scripted);
        if (covers) await showWhole(scripted);
        expect.soft(await findings(axe(scripted).withTags(levels))).toEqual([]);
        return;
      }
      const screen = page.viewportSize();
      if (covers) await showWhole(page);
      await inScheme(page, "light");
      expect.soft(await findings(axe(page).withTags(levels)), "light").toEqual([]);
      // The other scheme changes colours, and of axe's rules of these levels two look at colours.
      await inScheme(page, "dark");
      expect.soft(await findings(axe(page).withRules(["color-contrast", "link-in-text-block"])), "dark").toEqual([]);
      if (covers && screen) await page.setViewportSize(screen);
    });
    // Scripts move no control to another place: what Tab does with them it does without.
    if (javaScriptEnabled)
      await test.step("Tab reaches every control in the order of the page, each with its ring", async () => {
        const { expected, reached } = await tabThrough(page);
        expect.soft(expected).not.toEqual([]);
        expect.soft(reached).toEqual(expected);
      });
    await test.step("fits a screen of 320 px, and every target is large enough", async () => {
      if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
      expect.soft(await smallTargets(page, isMobile ? 44 : 24)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect.soft(await widerThanScreen(page)).toEqual([]);
    });
  });
}

/** A screen as high as the page, up to what a browser draws at once. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1280, height: Math.min(height, 12_000) });
}

/** The router's own announcer, made by script, hides itself by a style; the policy lets scripts do that. */
const skeletonOf = (page: Page): Promise<Record<string, number | string>> =>
  page.evaluate(() => {
    const many = (what: string): number => document.querySelectorAll(what).length;
    return {
      title: many("title"),
      h1: many("h1"),
      main: many("main"),
      style: many("[style]:not(next-route-announcer)"),
      language: document.documentElement.lang,
    };
  });

/** axe is a script: it looks at what a browser without scripts shows in another one, where the page's own are taken out. */
async function copyWithoutScripts(page: Page, copy: Page): Promise<void> {
  await copy.setViewportSize(page.viewportSize() ?? { width: 1280, height: 800 });
  await copy.goto(new URL("/healthz", page.url()).href);
  await copy.setContent((await page.content()).replace(/<script\b.*?<\/script>/gs, ""));
}

/** axe without the page of its own in which it would put the findings of several frames together: the app has none. */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();

/** Colours on their way to the other scheme are neither. */
async function inScheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => {
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
  });
}

async function findings(look: AxeBuilder): Promise<string[]> {
  const { violations } = await look.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ""}`));
}
