import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import type { Texts } from "@/lib/i18n/texts";

/** A further page of a list whose records are gone since, and the way to those that are left. */
export function EmptyPage({ t, firstHref }: { t: Texts; firstHref: string }) {
  return (
    <EmptyState title={t("shell.pages.noMore")}>
      <TextLink href={firstHref}>{t("shell.pages.toFirst")}</TextLink>
    </EmptyState>
  );
}
