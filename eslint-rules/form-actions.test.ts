import { RuleTester } from "eslint";
import tseslint from "typescript-eslint";
import { afterAll, describe, it } from "vitest";

import { formActions } from "./form-actions.mjs";

Object.assign(RuleTester, { describe, it, afterAll });

const bridge = 'import { formAction } from "@/lib/form-action";';
const plain = 'import { plainFormAction } from "@/lib/plain-form-action";';

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run("form-actions", formActions, {
  valid: [
    `"use server"; ${bridge} export const create = formAction(createCategory, { then: () => "/" });`,
    `"use server"; ${plain} export const choose = plainFormAction(async () => ({ to: "/" }));`,
    `"use server"; import { signOutAction } from "@/lib/auth/sign-in-action"; export const signOut = signOutAction;`,
    `"use server"; ${bridge} const list = "/settings/users"; export const create = formAction(createUser, { then: () => list });`,
    "export async function anythingElsewhere() {}",
    `import { plainFormAction } from "../plain-form-action"; export const signOutAction = plainFormAction(async () => ({ to: "/" }));`,
  ],
  invalid: [
    { code: `"use server"; export async function create() {}`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; export const create = async () => undefined;`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; const create = async () => undefined; export { create };`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; export default async function create() {}`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; export * from "@/lib/undo-action";`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; export { undoAction } from "@/lib/undo-action";`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; ${bridge} export let create = formAction(createCategory, {});`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; const formAction = (x) => x; export const create = formAction(async () => undefined);`, errors: [{ messageId: "notMade" }] },
    {
      code: `"use server"; import { formAction } from "./form-action"; import { x } from "y"; export const create = x(formAction);`,
      errors: [{ messageId: "notMade" }],
    },
    {
      code: `"use server"; import { undoOperation } from "@/lib/crm/undo/undo-operation"; export const undo = undoOperation;`,
      errors: [{ messageId: "notMade" }],
    },
    { code: `"use server"; import { undoAction } from "./undo-action"; export const undo = undoAction;`, errors: [{ messageId: "notMade" }] },
    { code: `"use server"; ${bridge} export const create = formAction(a, {}), remove = async () => undefined;`, errors: [{ messageId: "notMade" }] },
    { code: `export function Page() { async function save() { "use server"; } return save; }`, errors: [{ messageId: "inline" }] },
    { code: "export const signOutAction = async () => undefined;", errors: [{ messageId: "misnamed" }] },
  ],
});
