import { readdirSync } from "node:fs";
import path from "node:path";

/** Every page the app has, as its folder under app/ names it: «/customers/[id]/contacts». */
export function pageRoutes(app = path.resolve("app")): string[] {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((file) => file.name === "page.tsx")
    .map((file) => path.relative(app, file.parentPath).split(path.sep))
    .map((folders) => `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`)
    .sort();
}

/** One of the value lists of each section that has several. */
const listOf: Record<string, string> = { "additional-info": "origins", opportunities: "lostReasons" };

/** The address of a page, with ids for what stands in brackets. */
export const addressOf = (route: string, ids: Record<string, number | string>): string =>
  route
    .replace(/\/([a-z-]+)\/\[list\]/, (_, before: string) => `/${before}/${listOf[before] ?? "no list"}`)
    .replace(
      /\/([A-Za-z-]+)\/\[(\w+)\]/g,
      (_, before: string, name: string) => `/${before}/${ids[name === "id" ? before : name] ?? `no id for ${before}/[${name}]`}`,
    );
