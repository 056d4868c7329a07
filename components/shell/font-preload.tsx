import { preload } from "react-dom";

/** The one font file that Norwegian and English need, asked for before the stylesheet that names it has been read. */
export function FontPreload() {
  preload(latin.toString(), { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return null;
}

// The bundler gives it the very address that the stylesheet has for it.
const latin = new URL("@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2", import.meta.url);
