import path from "node:path";

import { RuleTester } from "eslint";
import { afterAll, describe, it } from "vitest";

import { routesImportUpwards } from "./routes-import-upwards.mjs";

Object.assign(RuleTester, { describe, it, afterAll });

const filename = path.resolve("app/(crm)/customers/[id]/page.js");

new RuleTester().run("routes-import-upwards", routesImportUpwards, {
  valid: [
    { filename, code: 'import { Card } from "./card";' },
    { filename, code: 'import { edit } from "../actions";' },
    { filename, code: 'import { CrmPage } from "@/app/(crm)/crm-page";' },
    { filename, code: 'import { can } from "@/lib/permissions"; import next from "next"; export const x = 1;' },
    { filename: path.resolve("app/not-found.js"), code: 'import { CrmPage } from "./(crm)/crm-page";' },
    { filename: path.resolve("lib/permissions.js"), code: 'import { x } from "./a/b";' },
  ],
  invalid: [
    { filename, code: 'import { History } from "./history/page";', errors: [{ messageId: "sideways" }] },
    { filename, code: 'import { list } from "../../settings/users/paths";', errors: [{ messageId: "sideways" }] },
    { filename, code: 'import { list } from "@/app/(crm)/settings/users/paths";', errors: [{ messageId: "sideways" }] },
    { filename, code: 'export { list } from "../new/page";', errors: [{ messageId: "sideways" }] },
    { filename, code: 'const x = await import("../new/page");', errors: [{ messageId: "sideways" }] },
    // A folder whose name only begins alike is another one.
    { filename: path.resolve("app/customers-old/page.js"), code: 'import { x } from "../customers/x";', errors: [{ messageId: "sideways" }] },
  ],
});
