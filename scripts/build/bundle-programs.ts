import { build } from "esbuild";

/** Puts the start script, the demo firm's loader and the background jobs in one file each, in .next/run. */
export async function bundlePrograms(): Promise<void> {
  await build({
    entryPoints: { start: "scripts/start.ts", "load-demo": "scripts/start/load-demo.ts", jobs: "scripts/start/jobs.ts" },
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
