import path from "node:path";

/**
 * A route takes what it needs from its own folder or from those above it, never from another route or from one below:
 * what two routes share stands where both can see it. A route group «(crm)» is no route of its own.
 * @type {import("eslint").Rule.RuleModule}
 */
export const routesImportUpwards = {
  meta: {
    type: "problem",
    schema: [],
    messages: { sideways: "{{file}} is another route's. Move what both need to a folder above, to components/ or to lib/." },
  },
  create(context) {
    const folder = path.relative(context.cwd, path.dirname(context.filename)).split(path.sep).join("/");
    if (!isWithin(folder, "app")) return {};

    const check = ({ source }) => {
      if (typeof source?.value !== "string") return;
      const file = appFile(folder, source.value);
      if (file === null) return;
      if (!isWithin(route(folder), route(path.posix.dirname(file)))) context.report({ node: source, messageId: "sideways", data: { file } });
    };
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

const isWithin = (folder, outer) => folder === outer || folder.startsWith(`${outer}/`);
const route = (folder) => folder.replaceAll(/\/\([^/]*\)/g, "");

/** The imported file as a path from the root; null when it doesn't stand in app/. */
function appFile(folder, source) {
  const file = source.startsWith("@/") ? source.slice(2) : source.startsWith(".") ? path.posix.join(folder, source) : "";
  return file.startsWith("app/") ? file : null;
}
