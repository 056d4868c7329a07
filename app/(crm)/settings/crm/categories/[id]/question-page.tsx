import type { ReactNode } from "react";

import { TextPage } from "@/components/ui/layout";
import type { Reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../../count-changed";
import { CrmPage } from "../../../../crm-page";
import { crumbsTo } from "../crumbs";
import { list } from "../paths";

interface Props {
  reader: Reader;
  /** What is done, last in the breadcrumb. */
  what: string;
  question: string;
  params: SearchParams;
  path: string;
  children: ReactNode;
}

/** A question about one category: what happens, yes and no. When the count changed since, it says so and asks again. */
export function QuestionPage({ reader, what, question, params, path, children }: Props) {
  const { t } = reader;
  return (
    <CrmPage reader={reader} area="settings" section={list} path={path} crumbs={crumbsTo(t, what)}>
      <TextPage>
        <CountChanged t={t} params={params} />
        <h1 className="text-page-title mb-2">{question}</h1>
        {children}
      </TextPage>
    </CrmPage>
  );
}
