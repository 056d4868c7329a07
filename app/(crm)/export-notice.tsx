import type { ReactNode } from "react";

import { Banner } from "@/components/ui/banner";
import { sheetFull } from "@/lib/crm/exports/file-format";
import { rowsOfSheet } from "@/lib/files/xlsx-pieces";
import type { Texts } from "@/lib/i18n/texts";
import { param, type SearchParams } from "@/lib/local-path";

/** What is said where a file could not be had: its form's answer is no page, and leads here. */
export const exportNotice = (t: Texts, params: SearchParams): ReactNode =>
  param(params, "full") ? <Banner tone="error">{t(sheetFull, { most: t.number(rowsOfSheet) })}</Banner> : undefined;

/** The page that says so. */
export const withExportNotice = (page: string): string => `${page}${page.includes("?") ? "&" : "?"}full=1`;
