import { readFileSync, writeFileSync } from "node:fs";

type Package = {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

const LOCK = "package-lock.json";

/**
 * node --import tsx scripts/complete-lock.ts, after each change of package-lock.json.
 * npm ci refuses a lock without the optional packages of the other platforms, and some registries do
 * not tell npm enough to write them. This adds each with its version and platform.
 */
const lock = JSON.parse(readFileSync(LOCK, "utf8")) as { packages: Record<string, Package> };
const added: string[] = [];
for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (installedFor(parent, name)) continue;
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) throw new Error(`${parent} wants ${name} ${version}: which version is that?`);
    lock.packages[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) };
    added.push(name);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`${added.length} added\n`);

/** Whether a package that stands at `parent` finds that name in its own or an outer node_modules. */
function installedFor(parent: string, name: string): boolean {
  const levels = parent.split(/(?:^|\/)node_modules\//).slice(1);
  const places = levels.map((_, depth) =>
    levels
      .slice(0, depth + 1)
      .map((level) => `node_modules/${level}/`)
      .join(""),
  );
  return ["", ...places].some((place) => lock.packages[`${place}node_modules/${name}`] !== undefined);
}

/** Such packages carry their platform in their name: …-linux-arm64-musl, …-win32-x64-msvc, …-wasm32-wasi. */
function platformOf(name: string): Pick<Package, "os" | "cpu" | "libc"> {
  const parts = name.split(/[/-]/);
  if (parts.includes("wasm32")) return { cpu: ["wasm32"] };
  const os = parts.find((part) => ["android", "darwin", "freebsd", "linux", "openharmony", "win32"].includes(part));
  const cpu = parts.find((part) => ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"].includes(part));
  if (!os || !cpu) throw new Error(`${name}: for which platform is that?`);
  const libc = os !== "linux" ? undefined : parts.at(-1)?.startsWith("musl") ? "musl" : "glibc";
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) };
}
