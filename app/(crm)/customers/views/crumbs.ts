import type { Texts } from "@/lib/i18n/texts";

export const viewsPath = "/customers/views";

/** Kundeoppfølging – Visninger – what is done. */
export const crumbsTo = (t: Texts, what: string): { label: string; href?: string }[] => [
  { label: t("customers.title"), href: "/customers" },
  { label: t("views.title"), href: viewsPath },
  { label: what },
];
