import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../crm-page";
import { RecipeSection } from "./recipe-section";
import { recipes } from "./recipes";

export default guardedPage(HelpPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("account.use")).t("help.title") }));

/** How to do what one may do here, click by click. */
async function HelpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("account.use");
  const { t, actor, firm } = me;
  const own = recipes.filter(({ permission }) => can(actor, permission));
  return (
    <CrmPage reader={me} area={null} params={await searchParams} path="/help">
      <TextPage>
        <PageHeader title={t("help.title")} lede={t("help.lede")} />
        <nav aria-label={t("help.contents")} className="mt-2">
          <ul>
            {own.map(({ id }) => (
              <li key={id}>
                <TextLink href={`#${id}`} className="inline-flex min-h-6 items-center touch:min-h-touch">
                  {t(`help.recipes.${id}.title`)}
                </TextLink>
              </li>
            ))}
          </ul>
        </nav>
        {own.map((recipe) => (
          <RecipeSection key={recipe.id} t={t} recipe={recipe} asTab={firm.additionalInfoAsTab} />
        ))}
      </TextPage>
    </CrmPage>
  );
}
