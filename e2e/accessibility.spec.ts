import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";

import { everyPage, routesWithPage, test } from "./every-page";
import { expect } from "./fixtures";
import { smallTargets, tabThrough, widerThanScreen } from "./measures";

test.describe.configure({ mode: "parallel" });

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

test("every page of the app is looked at", () => {
  expect([...new Set(everyPage.map(({ route }) => route))].filter((route) => route !== "/_not-found").sort()).toEqual(routesWithPage());
});

for (const one of everyPage) {
  test(`${one.what}: axe finds nothing, in light and in dark`, async ({ page, open, browser, javaScriptEnabled }) => {
    await open(one);
    const looked = javaScriptEnabled ? page : await asItStands(page, browser);
    for (const colorScheme of ["light", "dark"] as const) {
      await looked.emulateMedia({ colorScheme });
      await settled(looked);
      expect(await findings(looked), colorScheme).toEqual([]);
    }
    if (looked !== page) await looked.context().close();
  });

  test(`${one.what}: Tab reaches every control in the order of the page, each with its ring`, async ({ page, open }) => {
    await open(one);
    const { expected, reached } = await tabThrough(page);
    expect(expected).not.toEqual([]);
    expect(reached).toEqual(expected);
  });

  test(`${one.what}: fits a screen of 320 px, and every target is large enough`, async ({ page, open, isMobile }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await open(one);
    expect(await smallTargets(page, isMobile ? 44 : 24)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await widerThanScreen(page)).toEqual([]);
  });
}

/** axe is a script: it looks at what a browser without scripts shows in another one, where the page's own are taken out. */
async function asItStands(page: Page, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true, viewport: page.viewportSize() });
  const copy = await context.newPage();
  await copy.goto(new URL("/healthz", page.url()).href);
  await copy.setContent((await page.content()).replace(/<script\b.*?<\/script>/gs, ""));
  return copy;
}

/** Colours on their way to the other scheme are neither. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
  });

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(levels).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ""}`));
}
