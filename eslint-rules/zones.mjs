/** What turns a request into a command's arguments: the only part of lib/ that knows Next. */
const bridge = [
  "./lib/form-action.ts",
  "./lib/outcome-or-job.ts",
  "./lib/plain-form-action.ts",
  "./lib/refused.ts",
  "./lib/theme-action.ts",
  "./lib/undo-action.ts",
  "./lib/auth/current-session.ts",
  "./lib/auth/next-auth-options.ts",
  "./lib/auth/session-cookie.ts",
  "./lib/auth/sign-in-action.ts",
  "./lib/firm/current-firm.ts",
  "./lib/i18n/request-texts.ts",
];

/** Nouns of the settings: what customers and the like refer to, and so must not refer back to them. */
const settingsNouns = ["categories", "groups", "industries", "additional-info", "contact-roles", "value-lists"];
const otherNouns = ["customers", "contacts", "opportunities", "budgets", "sellers", "imports", "sales-report"];

const layers = [
  { target: ["./lib", "./components", "./prisma"], from: "./app", message: "Only app/ knows app/." },
  { target: "./lib", from: "./components", message: "lib/ knows no markup." },
  { target: ["./server", "./scripts", "./e2e", "./bench"], from: ["./app", "./components"], message: "Programs and flows use lib/ or the running app." },
  {
    target: ["./app", "./components", "./lib"],
    from: ["./server", "./scripts", "./e2e", "./bench"],
    message: "The app knows nothing of what starts or tests it.",
  },
  { target: "./components", from: ["./lib/db", "./lib/auth"], message: "Components are given what they show." },
  { target: "./app", from: "./lib/db/generated", message: "Pages read through queries, never through Prisma." },
  {
    target: [
      "./lib/crm",
      "./lib/change-log",
      "./lib/db",
      "./lib/demo",
      "./lib/jobs",
      "./lib/validation",
      "./lib/command.ts",
      "./lib/permissions.ts",
      "./lib/refusal.ts",
    ],
    from: bridge,
    message: "Rules know no request: actor, clock and database come in as arguments.",
  },
  {
    // The list of all commands names those of sign-in and sign-out too.
    target: ["./lib/crm/!(commands).ts", "./lib/crm/*/**"],
    from: "./lib/auth",
    except: ["./employee-entity.ts", "./password.ts"],
    message: "Who is signed in comes in as the actor.",
  },
];

/** Tests may build what they need with any noun's commands, and with lib/testing. */
const productOnly = [
  {
    target: settingsNouns.map((noun) => `./lib/crm/${noun}`),
    from: otherNouns.map((noun) => `./lib/crm/${noun}/!(*-entity).ts`),
    message: "Settings know no customers, opportunities or budgets, but for how the log names them (*-entity.ts).",
  },
  {
    target: ["./app", "./components", "./server", "./lib/!(testing)/**", "./lib/*.ts"],
    from: "./lib/testing",
    message: "What only tests need is not part of the product.",
  },
];

export const productZones = [...layers, ...productOnly];
export const testZones = layers;
