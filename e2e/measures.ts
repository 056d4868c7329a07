import type { Page } from "@playwright/test";

/**
 * Presses Tab through a page from its beginning. Returns what it should stop at, in the order of the page, and what
 * it did stop at; what has no focus ring, or lies under something else, says so.
 */
export async function tabThrough(page: Page): Promise<{ expected: string[]; reached: string[] }> {
  const expected = await markStops(page);
  const reached: string[] = [];
  for (let last = -1; reached.length < expected.length;) {
    // The key is held down, as by somebody in a hurry: letting go between would take half the time of the walk.
    await page.keyboard.down("Tab");
    const { index, what, fields } = await focused(page);
    // A date is several fields in one: day, month, year.
    if (fields && index === last) continue;
    reached.push(index === -1 ? "nothing" : what);
    if (index !== reached.length - 1) break;
    last = index;
  }
  await page.keyboard.up("Tab");
  return { expected, reached };
}

/** Marks everything that can be used, in the order of the page, and puts the focus before the first. */
function markStops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stops = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled, [tabindex='-1']") && !isOtherRadio(one),
    );
    stops.forEach((one, index) => one.setAttribute("data-stop", String(index)));
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    return stops.map((one, index) => `${index} ${one.getAttribute("aria-label") ?? (one.innerText.trim() || one.id)}`);

    /** Of a group of radio buttons Tab stops at the chosen one, or at the first. */
    function isOtherRadio(one: HTMLElement): boolean {
      if (!(one instanceof HTMLInputElement) || one.type !== "radio") return false;
      const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(one.name)}"]`)];
      return one !== (group.find(({ checked }) => checked) ?? group[0]);
    }
  });
}

function focused(page: Page): Promise<{ index: number; what: string; fields: boolean }> {
  return page.evaluate(() => {
    const one = document.activeElement as HTMLElement;
    const index = Number(one.getAttribute("data-stop") ?? -1);
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const ring = outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
    const box = one.getBoundingClientRect();
    // Of what is larger than the screen, a region to scroll, the part on it counts.
    const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const seen = [0.1, 0.5, 0.9].some((part) => {
      const hit = document.elementFromPoint(left + (right - left) * part, top + (bottom - top) * part);
      // What was opened on purpose may lie over the rest until it is closed.
      return hit !== null && (one.contains(hit) || hit.contains(one) || hit.closest(":popover-open") !== null);
    });
    const what = `${index} ${one.getAttribute("aria-label") ?? (one.innerText.trim() || one.id)}`;
    return { index, what: what + (ring ? "" : " (without a ring)") + (seen ? "" : " (covered)"), fields: one.matches("[type=date]") };
  });
}

/**
 * The controls that are smaller than `least` px in either direction, but for those that are there for the keyboard's Enter alone. Links in running text and in cells may be as
 * small as the text, as far as axe's rule on targets lets them be so near each other.
 */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    return [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")]
      .filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled, [aria-hidden='true']") && getComputedStyle(one).display !== "inline",
      )
      .map((one) => ({ one, ...sizeOf(one) }))
      .filter(({ width, height }) => width < least - 0.1 || height < least - 0.1)
      .map(({ one, width, height }) => `${one.getAttribute("aria-label") ?? (one.innerText.trim() || one.id)}: ${width} × ${height}`);

    /** A small control may have a wider target laid over it; a checkbox is pressed by its label too. */
    function sizeOf(one: HTMLElement): { width: number; height: number } {
      const target = one.matches("[type=checkbox], [type=radio]") ? (one.closest("label") ?? one) : one;
      const { width, height } = target.getBoundingClientRect();
      const after = getComputedStyle(target, "::after");
      const wider = after.content !== "none" && after.position === "absolute";
      return { width: Math.max(width, wider ? parseFloat(after.width) : 0), height: Math.max(height, wider ? parseFloat(after.height) : 0) };
    }
  }, least);
}

/** What reaches past the right edge, when the page has to be scrolled sideways to see it. */
export function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = 320;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 0.5)
      .map((one) => `${one.tagName} ${one.className} ${one.innerText.slice(0, 40)}: to ${one.getBoundingClientRect().right}`)
      .concat(`the page is ${document.documentElement.scrollWidth} wide`);
  });
}
