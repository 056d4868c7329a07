import { cookies } from "next/headers";

import { localPath } from "./local-path";
import { plainFormAction } from "./plain-form-action";
import { themeCookie, themes } from "./theme";

/** Keeps the chosen colour scheme on this browser; «System» keeps nothing. */
export const themeAction = plainFormAction(async ({ fields }) => {
  const theme = themes.find((one) => one === fields.theme) ?? "system";
  const jar = await cookies();
  if (theme === "system") jar.delete(themeCookie);
  else jar.set(themeCookie, theme, { sameSite: "lax", path: "/", maxAge: 365 * 24 * 60 * 60 });
  return { to: localPath(fields.back, "/customers") };
});
