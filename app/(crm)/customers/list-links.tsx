import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextLink } from "@/components/ui/link";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { CustomerView } from "@/lib/crm/views/view-queries";
import { mayEditView } from "@/lib/crm/views/view-rules";
import { stateOf } from "@/lib/crm/views/view-state";
import type { Texts } from "@/lib/i18n/texts";
import { type Actor, can } from "@/lib/permissions";

import { ExportMenu } from "../export-menu";
import { keepView } from "./actions";
import { besideList, exportHref } from "./customer-search-params";

interface Props {
  t: Texts;
  search: CustomerSearch;
  views: CustomerView[];
  actor: Actor;
  /** What else leads on, on a phone. */
  elsewhere: { href: string; label: string }[];
  /** Whether there is anybody in the list. */
  some: boolean;
}

/** What leads on from the filters: more of them, the columns, keeping all of it as a view, a new one or the one that was opened, and the list as a file. */
export function ListLinks({ t, search, views, actor, elsewhere, some }: Props) {
  const state = stateOf(search);
  const view = views.find(({ id }) => id === search.view);
  const changed = view !== undefined && view.state !== state;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 print:hidden">
      {(["filters", "columns", "views/new"] as const).map((page) => (
        <TextLink key={page} href={besideList(page, search)} className="inline-flex min-h-6 items-center touch:min-h-touch">
          {t({ filters: "customers.moreFilters.title", columns: "customers.columns.title", "views/new": "views.new.title" }[page])}
        </TextLink>
      ))}
      {elsewhere.map(({ href, label }) => (
        <TextLink key={href} href={href} className="inline-flex min-h-6 items-center touch:min-h-touch sm:hidden">
          {label}
        </TextLink>
      ))}
      {some && can(actor, "export.run") && <ExportMenu t={t} action={exportHref(search)} variant="quiet" />}
      {changed && mayEditView(actor, view) && (
        <Form action={keepView} id="keep-view" hidden={{ id: String(view.id), state, had: view.state }}>
          <SubmitButton variant="plain" size="row" wrap>
            {t("views.keep", { name: view.name })}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
