import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TwoPanes } from "@/components/ui/two-panes";
import type { Reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";
import { href } from "@/lib/local-path";

import { CrmPage } from "../../../crm-page";
import { crumbsTo } from "./crumbs";
import { IndustryList } from "./industry-list";
import { listState } from "./list-state";
import { loadIndustries } from "./load-industries";
import { industryPath, list } from "./paths";

interface Props {
  reader: Reader;
  params: SearchParams;
  /** The page's own path. */
  path: string;
  /** The industry the page is about; null where it is about none. */
  chosen: number | null;
  /** Whether what stands at the right is what the page is for: below 1024 it then stands alone. */
  alone: boolean;
  children: ReactNode;
}

/** Every page of «Bransjer»: the list at the left, and at the right the chosen one, or a question about it. */
export async function IndustriesFrame({ reader, params, path, chosen, alone, children }: Props) {
  const { t } = reader;
  const industries = await loadIndustries(t.locale);
  const state = listState(params);
  const back = href(list, { q: state.words, at: chosen, all: state.all ? 1 : null });
  return (
    <CrmPage reader={reader} area="settings" section={list} params={params} path={path} crumbs={crumbsTo(t)}>
      <PageHeader
        title={t("industries.title")}
        count={t.number(industries.length)}
        actions={
          <>
            <ButtonLink href={`${list}/load`} className="max-sm:hidden">
              {t("industries.load.action")}
            </ButtonLink>
            <ButtonLink variant="main" icon="plus" href={`${list}/new`}>
              {t("industries.new.action")}
            </ButtonLink>
          </>
        }
      />
      <TwoPanes
        chosen={alone}
        back={
          <ButtonLink variant="quiet" icon="chevron-left" href={back} className="-ml-3">
            {t("industries.all")}
          </ButtonLink>
        }
        list={<IndustryList t={t} industries={industries} state={state} chosen={chosen} path={chosen === null ? list : industryPath(chosen)} />}
        detail={children}
      />
    </CrmPage>
  );
}
