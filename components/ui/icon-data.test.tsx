import { readFileSync } from "node:fs";

import type { ComponentType, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import * as lucide from "lucide-react";
import { Icon, type IconName, icons } from "@/components/ui/icon";

test.each(Object.keys(icons) as IconName[])("%s is drawn as Lucide draws it", (name) => {
  const pascal = name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  const Lucide = Object.entries(lucide as unknown as Record<string, ComponentType>).find(([exported]) => exported === pascal)?.[1];
  if (!Lucide) throw new Error(`Lucide has no ${pascal}`);
  expect(drawing(<Icon name={name} />)).toBe(drawing(<Lucide />));
});

test("an icon is hidden from assistive technology and never stretched", () => {
  const markup = renderToStaticMarkup(<Icon name="plus" />);
  expect(markup).toContain('aria-hidden="true"');
  expect(markup).toContain('width="16" height="16"');
  expect(markup).toContain('class="icon"');
  expect(readFileSync("app/parts.css", "utf8")).toMatch(/^\.icon \{[^}]*flex-shrink: 0;[^}]*stroke-width: 1\.75;/m);
});

function drawing(element: ReactNode): string {
  return renderToStaticMarkup(element).replace(/^<svg[^>]*>/, "");
}
