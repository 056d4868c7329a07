import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { FormTexts } from "@/components/form/texts";
import { formTexts } from "@/components/form/form-texts";
import { FontPreload } from "@/components/shell/font-preload";
import { SkipLink } from "@/components/shell/skip-link";
import { currentFirm } from "@/lib/firm/current-firm";
import { requestTexts } from "@/lib/i18n/request-texts";
import { readTheme } from "@/lib/theme";
import { wasRefused } from "@/lib/refused";

import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const [t, firm, refused] = await Promise.all([requestTexts(), currentFirm(), wasRefused()]);
  const prefix = refused ? t("form.errorPrefix") : "";
  return { title: { template: `${prefix}%s – ${firm.name}`, default: `${prefix}${firm.name}` } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await requestTexts();
  return (
    <html lang={t.locale} data-theme={readTheme(await cookies())}>
      <body>
        <FontPreload />
        <SkipLink label={t("shell.skip")} />
        <FormTexts texts={formTexts(t)}>{children}</FormTexts>
      </body>
    </html>
  );
}
