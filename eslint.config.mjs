import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

import { formActions } from "./eslint-rules/form-actions.mjs";
import { derivedFiles, everywhere, inProduct, rawIdentifierFiles, recordFiles, transactionFiles } from "./eslint-rules/restricted-syntax.mjs";
import { routesImportUpwards } from "./eslint-rules/routes-import-upwards.mjs";
import { productZones, testZones } from "./eslint-rules/zones.mjs";

const tests = ["**/*.test.{ts,tsx}", "**/*.built.ts", "**/*.long.ts", "lib/testing/**", "e2e/**"];

/** Matches both ways of naming a file of lib/: by the alias and by climbing. */
const lib = (names) => `^(@|(\\.\\./)+)/?lib/${names}`;

export default defineConfig(
  globalIgnores([".next/", "lib/db/generated/", "next-env.d.ts", "test-results/", "coverage/", "data/", "public/"]),
  {
    linterOptions: { noInlineConfig: true },
  },
  js.configs.recommended,
  nextCoreWebVitals,
  {
    rules: {
      // Most components here are rendered once, on the server, and may read the clock.
      "react-hooks/purity": "off",
      // Control characters are what some patterns are there to find.
      "no-control-regex": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // «return refuse(…)» is an early end, and an arrow may call what returns nothing.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      // [...text] is how a text's length in characters is counted.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "import-x": importX, local: { rules: { "form-actions": formActions, "routes-import-upwards": routesImportUpwards } } },
    settings: {
      "import-x/resolver-next": [
        createNodeResolver({
          extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
          tsconfig: { configFile: `${import.meta.dirname}/tsconfig.json`, references: "auto" },
        }),
      ],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-unresolved": "error",
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: productZones }],
      "local/form-actions": "error",
      "local/routes-import-upwards": "error",
      "no-restricted-syntax": inProduct(),
    },
  },
  { files: ["{app,components,lib}/**"], rules: { "no-console": "error" } },
  // Elsewhere `use…` is just a verb.
  { files: ["**/*.{ts,tsx}"], ignores: ["{app,components}/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  // Its flags are set by events of child processes, which the types can't know.
  { files: ["lib/db/embedded/**"], rules: { "@typescript-eslint/no-unnecessary-condition": "off" } },
  {
    files: ["lib/{crm,change-log,db,demo,jobs,validation}/**", "lib/{command,permissions,refusal}.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(next|next-auth|next-intl|react|react-dom|use-intl)(/|$)",
              message: "Rules know no framework: actor, clock and database come in as arguments.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["components/**"],
    ignores: tests,
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: lib("(?!(form-state|local-path|i18n/format|change-log/sentence)$)"),
              allowTypeImports: true,
              message: "Of lib/, components use types, i18n/format, form-state, local-path and change-log/sentence; the rest is given to them.",
            },
          ],
        },
      ],
    },
  },
  { files: transactionFiles, rules: { "no-restricted-syntax": inProduct({ transaction: true }) } },
  { files: [...recordFiles, ...derivedFiles], rules: { "no-restricted-syntax": inProduct({ directWrite: true }) } },
  { files: rawIdentifierFiles, rules: { "no-restricted-syntax": inProduct({ rawIdentifier: true }) } },
  { files: ["lib/db/migrate.ts", "lib/db/migrate/**"], rules: { "no-restricted-syntax": ["error", ...everywhere] } },
  {
    files: tests,
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: testZones }],
      // Tests write past the commands on purpose: to try what the database itself refuses.
      "no-restricted-syntax": ["error", ...everywhere],
      // Playwright's fixtures say by an empty pattern that they need no other.
      "no-empty-pattern": ["error", { allowObjectPatternsAsParameters: true }],
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  { files: ["**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
);
