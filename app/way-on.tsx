import { Mark } from "@/components/shell/mark";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { TextPage } from "@/components/ui/layout";
import { PageHeader } from "@/components/ui/page-header";
import { currentFirm } from "@/lib/firm/current-firm";
import { requestTexts } from "@/lib/i18n/request-texts";

/**
 * A page that says what is wrong and where to go. Next renders the one for unknown addresses along with every
 * page, shown or not, so it is kept light: no header and no query of its own. `refused`: what became of the form that
 * was sent here.
 */
export async function WayOn({ what, refused = null }: { what: "notFound" | "forbidden"; refused?: string | null }) {
  const [t, firm] = await Promise.all([requestTexts(), currentFirm()]);
  return (
    <main id="main-content" tabIndex={-1} className="p-gutter max-sm:p-4">
      <TextPage>
        <p className="mb-6 flex items-center gap-2 font-semibold">
          <Mark />
          {firm.name}
        </p>
        <PageHeader title={t(`shell.${what}.title`)} />
        {refused !== null && (
          <div className="mb-4">
            <Banner tone="error">{refused}</Banner>
          </div>
        )}
        <p className="mb-4">{t(`shell.${what}.text`)}</p>
        <ButtonLink variant="main" href="/customers">
          {t(`shell.${what}.wayOn`)}
        </ButtonLink>
      </TextPage>
    </main>
  );
}
