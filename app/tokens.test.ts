import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** The pairs of design.md: what on what, and the ratio it must reach in light and in dark. */
const surfaces = ["canvas", "subtle", "hover", "pressed", "float", "selected"];
const grounds = ["success-ground", "warning-ground", "danger-ground"];
const pairs: [over: string[], under: string[], least: number][] = [
  [["ink"], [...surfaces, ...grounds], 7],
  [["muted", "link"], [...surfaces, ...grounds], 4.5],
  [["danger"], ["canvas", "subtle", "hover", "float", "selected", "danger-ground"], 4.5],
  [["success"], ["canvas", "subtle", "hover", "float", "selected", "success-ground"], 4.5],
  [["warning"], ["canvas", "subtle", "hover", "float", "selected", "warning-ground"], 4.5],
  [["on-accent"], ["accent", "accent-hover", "accent-pressed"], 4.5],
  [["on-danger"], ["danger-fill", "danger-fill-hover"], 4.5],
  [["control", "rule", "accent", "faint", "danger-fill"], ["canvas"], 3],
  [["success-line"], ["canvas", "success-ground"], 3],
  [["warning-line"], ["canvas", "warning-ground"], 3],
  [["danger-line"], ["canvas", "danger-ground"], 3],
  [["chart-actual", "chart-budget"], ["canvas"], 3],
];

const tokens = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

describe.each(["light", "dark"] as const)("the pairs in %s", (scheme) => {
  const cases = pairs.flatMap(([over, under, least]) => over.flatMap((text) => under.map((ground) => ({ text, ground, least }))));
  test.each(cases)("$text on $ground is at least $least", ({ text, ground, least }) => {
    expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(least);
  });
});

test("a pair that is too weak is caught", () => {
  expect(contrast(colour("line", "light"), colour("canvas", "light"))).toBeLessThan(3);
});

/** Linear sRGB of a token, as the browser shows it (out of gamut is clipped). */
function colour(name: string, scheme: "light" | "dark"): number[] {
  const value = new RegExp(`--color-${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`).exec(tokens)?.[scheme === "light" ? 1 : 2];
  const [l, c, h] =
    /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/
      .exec(value ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  if (l === undefined || c === undefined || h === undefined) throw new Error(`tokens.css has no colour ${name} as light-dark(oklch, oklch)`);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  // CSS Color 4, OKLab to linear sRGB.
  const cone = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b, l - 0.0894841775 * a - 1.291485548 * b].map((x) => x ** 3);
  return [
    [4.0767416621, -3.3077115913, 0.2309699292],
    [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.707614701],
  ].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, index) => sum + weight * (cone[index] ?? 0), 0),
      ),
    ),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: number[], other: number[]): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red = 0, green = 0, blue = 0]: number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
