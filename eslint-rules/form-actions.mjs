const bridges = { formAction: "@/lib/form-action", plainFormAction: "@/lib/plain-form-action" };

/**
 * What the browser can call is made by the bridge, and by nothing else: every export of a 'use server' file is a
 * call of formAction or plainFormAction, or a constant of lib/ whose name ends with Action; and every exported
 * constant with such a name is itself such a call.
 * @type {import("eslint").Rule.RuleModule}
 */
export const formActions = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      notMade: "An export of a 'use server' file is a call of formAction(…) or plainFormAction(…), or a constant of @/lib that ends with Action.",
      inline: "'use server' stands on top of a file of its own, never in a function.",
      misnamed: "A constant that ends with Action is a call of formAction(…) or plainFormAction(…): 'use server' files trust the name.",
    },
  },
  create(context) {
    const program = context.sourceCode.ast;
    const imported = importsOf(program);
    const isServerFile = program.body.some((statement) => statement.directive === "use server");

    const isMade = (value) => isBridgeCall(value, imported) || isActionOfLib(value, imported);
    const check = (declaration, messageId, isRight) => {
      for (const { id, init } of declaration.declarations) if (!isRight(id, init)) context.report({ node: id, messageId });
    };

    return {
      ":function ExpressionStatement[directive='use server']"(node) {
        context.report({ node, messageId: "inline" });
      },
      ExportNamedDeclaration(node) {
        const declaration = node.declaration;
        if (declaration?.type === "VariableDeclaration") {
          if (isServerFile) check(declaration, "notMade", (id, init) => declaration.kind === "const" && id.type === "Identifier" && isMade(init));
          else check(declaration, "misnamed", (id, init) => id.type !== "Identifier" || !id.name.endsWith("Action") || isBridgeCall(init, imported));
        } else if (isServerFile) context.report({ node, messageId: "notMade" });
      },
      ":matches(ExportDefaultDeclaration, ExportAllDeclaration, TSExportAssignment)"(node) {
        if (isServerFile) context.report({ node, messageId: "notMade" });
      },
    };
  },
};

/** Local name → where it comes from and what it is called there. */
function importsOf(program) {
  const imported = new Map();
  for (const statement of program.body)
    if (statement.type === "ImportDeclaration")
      for (const specifier of statement.specifiers)
        if (specifier.type === "ImportSpecifier") imported.set(specifier.local.name, { source: statement.source.value, name: specifier.imported.name });
  return imported;
}

function isBridgeCall(value, imported) {
  if (value?.type !== "CallExpression" || value.callee.type !== "Identifier") return false;
  const origin = imported.get(value.callee.name);
  const wanted = origin && Object.hasOwn(bridges, origin.name) ? bridges[origin.name] : undefined;
  // Within lib/ the bridge is imported by its relative path.
  return (
    wanted !== undefined && (origin.source === wanted || /^\.{1,2}\//.test(origin.source)) && origin.source.endsWith(wanted.slice(wanted.lastIndexOf("/")))
  );
}

function isActionOfLib(value, imported) {
  if (value?.type !== "Identifier") return false;
  const origin = imported.get(value.name);
  return origin !== undefined && origin.source.startsWith("@/lib/") && origin.name.endsWith("Action");
}
