import { TextLink } from "@/components/ui/link";
import type { Texts } from "@/lib/i18n/texts";

import { NamedText } from "./named-text";
import type { Recipe } from "./recipes";

/** One recipe: what it is for, its steps, what comes of it, and the way to its page. */
export function RecipeSection({ t, recipe: { id, page, see, steps }, asTab }: { t: Texts; recipe: Recipe; asTab: boolean }) {
  const title = t(`help.recipes.${id}.title`);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-6 scroll-mt-4 border-t border-line pt-5">
      <h2 id={`${id}-title`} className="text-md mb-1 font-semibold">
        {title}
      </h2>
      <p className="mb-2 text-muted">
        <NamedText t={t} text={`help.recipes.${id}.lede`} see={see} />
      </p>
      <ol aria-label={title} className="list-decimal space-y-1 pl-6 marker:text-muted">
        {steps
          .filter(({ whereTab }) => asTab || !whereTab)
          .map((step, place) => (
            <li key={place} className={step.onPhone ? "md:hidden" : undefined}>
              <NamedText t={t} text={`help.steps.${step.text}`} press={step.press} see={step.see} />
            </li>
          ))}
      </ol>
      {t.has(`help.recipes.${id}.after`) && (
        <p className="mt-2">
          <NamedText t={t} text={`help.recipes.${id}.after`} see={see} />
        </p>
      )}
      <p className="mt-2">
        <TextLink href={page.href} className="inline-flex min-h-6 items-center touch:min-h-touch">
          {t("help.goTo", { page: t(page.label) })}
        </TextLink>
      </p>
    </section>
  );
}
