/** Only here may a transaction be opened: see docs/decisions/0001-one-write-path.md. */
export const transactionFiles = ["lib/command.ts"];

/**
 * What is written down of a command while it runs, outside its transaction, and files that are taken away when their day is
 * over: see docs/decisions/1901-long-acts-go-on-as-jobs.md and 0701-a-file-between-preview-and-import.md.
 */
export const recordFiles = ["lib/jobs/job-record.ts", "lib/crm/imports/forget-old-drafts.ts", "lib/crm/register/forget-old-answers.ts"];

/** What the database derives from what commands wrote, kept up by the background job: see docs/decisions/1303-near-words.md and 1601-customers-that-are-alike.md. */
export const derivedFiles = ["lib/crm/customers/drop-words-nobody-has.ts", "lib/crm/duplicates/settle-alike.ts"];

/**
 * Names of tables and columns can't be parameters. These files take them from entity definitions or from a union of
 * literals in the code, never from input.
 */
export const rawIdentifierFiles = [
  "lib/change-log/column-targets.ts",
  "lib/change-log/link-targets.ts",
  "lib/change-log/periods.ts",
  "lib/change-log/places.ts",
  "lib/change-log/record-fields.ts",
  "lib/change-log/revert-bulk.ts",
  "lib/change-log/revert-operation.ts",
  "lib/change-log/revert-row.ts",
  "lib/crm/budgets/write-cells.ts",
  "lib/crm/categories/carrier.ts",
  "lib/crm/categories/category-queries.ts",
  "lib/crm/categories/merge-categories.ts",
  "lib/crm/customers/additional-info-queries.ts",
  "lib/crm/customers/set-additional-info-of-customers.ts",
  "lib/crm/customers/set-link-of-many.ts",
  "lib/crm/imports/write-customers.ts",
  "lib/crm/opportunities/refuse-what-is-gone.ts",
  "lib/crm/restoring/answer-conflicts.ts",
  "lib/crm/restoring/conflict-choices.ts",
  "lib/crm/restoring/restore-conflicts.ts",
  "lib/crm/value-lists/hold-chosen.ts",
  "lib/crm/value-lists/insert-values.ts",
  "lib/crm/value-lists/move-value.ts",
  "lib/crm/value-lists/lock-value.ts",
  "lib/crm/value-lists/refuse-taken-name.ts",
  "lib/crm/value-lists/replace-value.ts",
  "lib/crm/value-lists/switch-value.ts",
  "lib/crm/value-lists/value-entity.ts",
  "lib/crm/value-lists/value-queries.ts",
  "lib/crm/value-lists/value-uses.ts",
];

const database = ":matches(Identifier[name='db'], CallExpression[callee.name='database'])";
const writes = "/^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/";

const transaction = [
  {
    selector:
      ":matches(MemberExpression[property.name='$transaction'], MemberExpression > Literal.property[value='$transaction'], Property[key.name='$transaction'])",
    message: "Only lib/command.ts opens a transaction: make it a command.",
  },
];

const directWrite = [
  {
    selector: `CallExpression[callee.property.name=${writes}] > MemberExpression.callee > MemberExpression.object > ${database}.object`,
    message: "Written outside a command's transaction, and so without permission and log.",
  },
  {
    selector: `MemberExpression[property.name='$executeRaw'] > ${database}.object`,
    message: "Written outside a command's transaction, and so without permission and log.",
  },
];

const rawIdentifier = [
  {
    // A literal, or a choice between two, can hold nothing that was typed.
    selector:
      "CallExpression[callee.object.name='Prisma'][callee.property.name='raw'] > :not(MemberExpression.callee, Literal, ConditionalExpression[consequent.type='Literal'][alternate.type='Literal'])",
    message: "Prisma.raw takes a literal here. Files that need names of tables are listed in eslint-rules/restricted-syntax.mjs.",
  },
  {
    selector:
      ":not(CallExpression) > MemberExpression[object.name='Prisma'][property.name='raw'], CallExpression > MemberExpression.arguments[object.name='Prisma'][property.name='raw']",
    message: "Prisma.raw is called where it stands, so that its argument can be seen.",
  },
];

export const everywhere = [
  { selector: "JSXAttribute[name.name='style']", message: "The content security policy forbids style attributes: use a class." },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is text: React escapes it." },
];

export const unsafeSql = [
  {
    selector: ":matches(MemberExpression[property.name=/^\\$(queryRaw|executeRaw)Unsafe$/], Property[key.name=/^\\$(queryRaw|executeRaw)Unsafe$/])",
    message: "Use the tagged template: its values are parameters.",
  },
];

/** What a file of the product may not say; `allowed` leaves parts out for the files listed above. */
export const inProduct = (allowed = {}) => [
  "error",
  ...everywhere,
  ...unsafeSql,
  ...(allowed.transaction ? [] : transaction),
  ...(allowed.rawIdentifier ? [] : rawIdentifier),
  ...(allowed.directWrite ? [] : directWrite),
];
