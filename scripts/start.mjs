import { isBuilt } from "./build/source-stamp.mjs";

// npm start. A finished build has this program in one file, which is up half a second sooner than its
// sources; those run when there is something to build first.
if (isBuilt()) {
  await import(new URL("../.next/run/start.mjs", import.meta.url).href);
} else {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./start.ts");
}
