import type { ReactNode } from "react";

import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import type { Reader } from "@/lib/auth/current-session";
import { param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../crm-page";
import { crumbsTo, titleOf } from "./crumbs";
import type { ListParts } from "./list-parts";
import type { ValueSection } from "./paths";
import { ValueListSection } from "./value-list-section";

interface Props {
  reader: Reader;
  section: ValueSection;
  lede: string;
  lists: ListParts[];
  params: SearchParams;
  /** What the section has beside its lists. */
  children?: ReactNode;
}

/** A settings page of one value list or several. */
export function ValueListsPage({ reader, section, lede, lists, params, children }: Props) {
  const { t } = reader;
  return (
    <CrmPage
      reader={reader}
      area="settings"
      section={section}
      params={params}
      path={section}
      crumbs={crumbsTo(t, section)}
      notice={param(params, "gone") ? <Banner tone="warning">{t("valueLists.gone")}</Banner> : undefined}
    >
      <PageHeader title={titleOf(t, section)} lede={lede} />
      {children}
      {lists.map((parts) => (
        <ValueListSection key={parts.list.noun} reader={reader} parts={parts} params={params} />
      ))}
    </CrmPage>
  );
}
