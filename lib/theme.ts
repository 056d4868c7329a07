export const themeCookie = "theme";
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

interface Cookies {
  get(name: string): { value: string } | undefined;
}

/** The colour scheme chosen on this browser, as `data-theme` takes it; undefined follows the system. */
export function readTheme(cookies: Cookies): "light" | "dark" | undefined {
  const chosen = cookies.get(themeCookie)?.value;
  return chosen === "light" || chosen === "dark" ? chosen : undefined;
}
