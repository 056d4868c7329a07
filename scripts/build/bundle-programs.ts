import { build } from "esbuild";

/** Puts the start script and the demo firm's loader in one file each, in .next/run. */
export async function bundlePrograms(): Promise<void> {
  await build({
    entryPoints: { start: "scripts/start.ts", "load-demo": "scripts/start/load-demo.ts" },
    outdir: ".next/run",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    define: { BUNDLED: "true" },
    logLevel: "warning",
  });
}
