import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TwoPanes } from "@/components/ui/two-panes";
import type { Reader } from "@/lib/auth/current-session";
import { countGroups, type GroupCard } from "@/lib/crm/groups/group-queries";
import { database } from "@/lib/db/client";
import { href, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../crm-page";
import { crumbsTo } from "./crumbs";
import { GroupTree } from "./group-tree";
import { today, visibleTo } from "./load-group";
import { list, newPath } from "./paths";
import { openBranches, openParam, treeState } from "./tree-state";

interface Props {
  reader: Reader;
  params: SearchParams;
  /** The page's own path. */
  path: string;
  /** The group the page is about; null where it is about none. */
  chosen: GroupCard | null;
  /** Whether what stands at the right is what the page is for: below 1024 it then stands alone. */
  alone: boolean;
  children: ReactNode;
}

/** Every page of «Grupper»: the tree at the left, and at the right the chosen group, or a question about it. */
export async function GroupsFrame({ reader, params, path, chosen, alone, children }: Props) {
  const { t } = reader;
  const visible = visibleTo(reader);
  const total = await countGroups(database(), { visible, today: today() });
  const state = treeState(params);
  const back = href(list, { q: state.words, open: openParam(openBranches(state, chosen)), tree: visible === "sales" ? 1 : null });
  return (
    <CrmPage reader={reader} area="settings" section={list} params={params} path={path} crumbs={crumbsTo(t)}>
      <PageHeader
        title={t("groups.title")}
        count={t.number(total)}
        lede={visible === "sales" && t("groups.figures.lede")}
        actions={
          visible === "all" && (
            <ButtonLink variant="main" icon="plus" href={newPath()}>
              {t("groups.new.action")}
            </ButtonLink>
          )
        }
      />
      <TwoPanes
        chosen={alone}
        back={
          <ButtonLink variant="quiet" icon="chevron-left" href={back} className="-ml-3">
            {t("groups.all")}
          </ButtonLink>
        }
        list={<GroupTree t={t} state={state} total={total} chosen={chosen} visible={visible} path={path} />}
        detail={children}
      />
    </CrmPage>
  );
}
