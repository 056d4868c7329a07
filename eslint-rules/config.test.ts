import path from "node:path";

import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

/** The rules that hold the layout, tried on lines that break them. Rules that need types are left out: they take a program. */
const eslint = new ESLint({
  overrideConfig: [tseslint.configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false, project: null } } }] as never,
});

async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.resolve(file) });
  return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
}

const use = (source: string): string => `import { x } from "${source}";\nexport const y = x;\n`;
const sql = (code: string): string => `export const rows = (db) => ${code};\n`;

const paths = "import-x/no-restricted-paths";
const syntax = "no-restricted-syntax";

describe("the layout holds", () => {
  it.each([
    ["lib knows no pages", "lib/crm/users/a.ts", use("@/app/way-on"), paths],
    ["lib knows no components", "lib/a.ts", use("@/components/ui/tag"), paths],
    ["components know no pages", "components/ui/a.tsx", use("@/app/way-on"), paths],
    ["components know no database", "components/ui/a.tsx", use("@/lib/db/client"), paths],
    ["scripts know no pages", "scripts/a.ts", use("../app/way-on"), paths],
    ["the server knows no components", "server/a.ts", use("../components/ui/tag"), paths],
    ["the app knows no scripts", "app/a.ts", use("@/scripts/run-script"), paths],
    ["pages know no Prisma", "app/a.ts", use("@/lib/db/generated/client"), paths],
    ["rules know no session", "lib/crm/customers/a.ts", use("../../auth/current-session"), paths],
    ["rules know no request", "lib/change-log/a.ts", use("../i18n/request-texts"), paths],
    ["a setting knows no customers", "lib/crm/categories/a.ts", use("../customers/search-customers"), paths],
    ["the product knows no tests", "lib/crm/customers/a.ts", use("../../testing/database"), paths],
    ["rules know no framework", "lib/crm/customers/a.ts", use("next/headers"), "no-restricted-imports"],
    ["components are given their texts", "components/ui/a.tsx", use("@/lib/i18n/texts"), "@typescript-eslint/no-restricted-imports"],
    ["by a relative path too", "components/ui/a.tsx", use("../../lib/i18n/texts"), "@typescript-eslint/no-restricted-imports"],
    ["a route knows no other", "app/(crm)/customers/a.ts", use("../account/page"), "local/routes-import-upwards"],
    ["no file needs itself", "lib/refusal.ts", use("./command"), "import-x/no-cycle"],
    ["an imported file exists", "lib/a.ts", use("./not-there"), "import-x/no-unresolved"],
    ["an action is made by the bridge", "app/a.ts", '"use server";\nexport async function save() {}\n', "local/form-actions"],
    ["a transaction is a command's", "lib/crm/customers/a.ts", sql("db.$transaction([])"), syntax],
    ["under any name", "lib/crm/customers/a.ts", "export const open = ({ $transaction }: { $transaction: () => void }) => $transaction;\n", syntax],
    ["a write is a command's", "lib/crm/customers/a.ts", sql("db.customer.update({})"), syntax],
    ["in SQL too", "lib/crm/customers/a.ts", sql("db.$executeRaw`DELETE FROM customer`"), syntax],
    ["and in pages", "app/a.ts", 'import { database } from "@/lib/db/client";\nexport const a = () => database().customer.delete({});\n', syntax],
    ["values are parameters", "lib/crm/customers/a.ts", sql('db.$queryRawUnsafe("SELECT 1")'), syntax],
    ["raw SQL is a literal", "lib/crm/customers/a.ts", "export const order = (Prisma, way) => Prisma.raw(way);\n", syntax],
    ["also in a list", "lib/crm/customers/a.ts", "export const order = (Prisma, ways) => ways.map(Prisma.raw);\n", syntax],
    ["no style attributes", "components/ui/a.tsx", "export const A = () => <p style={{}} />;\n", syntax],
    ["no markup as text", "app/a.tsx", "export const A = () => <p dangerouslySetInnerHTML={{}} />;\n", syntax],
    ["no console", "lib/a.ts", 'console.log("here");\n', "no-console"],
    ["no exceptions by comment", "lib/a.ts", "/* eslint-disable */\nexport const a = 1;\n", expect.stringContaining("noInlineConfig")],
  ])("%s", async (_, file, code, rule) => {
    expect(await rulesBroken(file, code)).toContainEqual(rule);
  });

  it.each([
    ["a customer knows categories", "lib/crm/customers/a.ts", use("../categories/category-entity")],
    ["a setting names a customer in the log", "lib/crm/categories/a.ts", use("../customers/customer-entity")],
    ["a user's command makes a password's hash", "lib/crm/users/a.ts", use("../../auth/password")],
    ["a component shows a type of lib", "components/ui/a.tsx", 'import type { Texts } from "@/lib/i18n/texts";\nexport const a = (t: Texts) => t;\n'],
    ["a test writes past the commands", "lib/crm/customers/a.test.ts", sql("db.customer.update({})")],
    ["a command writes in its transaction", "lib/crm/customers/a.ts", "export const run = (tx) => tx.customer.update({});\n"],
    ["a choice of two literals is safe SQL", "lib/crm/customers/a.ts", 'export const order = (Prisma, up) => Prisma.raw(up ? "ASC" : "DESC");\n'],
  ])("and leaves room: %s", async (_, file, code) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });
});
