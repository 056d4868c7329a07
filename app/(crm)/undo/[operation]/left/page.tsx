import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { EmptyState } from "@/components/ui/empty-state";
import { TextPage } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { reader, type Reader } from "@/lib/auth/current-session";
import type { LoggedOperation } from "@/lib/change-log/read-operations";
import { commands } from "@/lib/crm/commands";
import { leftPerPage, listLeftByUndo } from "@/lib/crm/undo/left-by-undo";
import { mayUndo } from "@/lib/crm/undo/undo-operation";
import { database } from "@/lib/db/client";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../../crm-page";
import { operationOr404 } from "../../load-operation";
import { pageTexts } from "../../../page-texts";

export default guardedPage(LeftPage);

interface Props {
  params: Promise<{ operation: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = guardedMetadata(async ({ params }: Props) => {
  const me = await reader("customers.see");
  await undoOr404(me, params);
  return { title: me.t("changeLog.left.title") };
});

/** Whom an undo left as they were, because somebody had changed them since: for those who may undo it. */
async function LeftPage({ params, searchParams }: Props) {
  const me = await reader("customers.see");
  const { t } = me;
  const [undo, query] = [await undoOr404(me, params), await searchParams];
  const after = idParam(param(query, "after"));
  const found = await listLeftByUndo(database(), undo.id, after);
  const customers = found.slice(0, leftPerPage);
  const path = `/undo/${undo.id}/left`;
  return (
    <CrmPage reader={me} area={null} path={path}>
      <TextPage>
        <PageHeader title={t("changeLog.left.heading")} lede={customers.length > 0 ? t("changeLog.left.lede") : undefined} />
        {customers.length === 0 ? (
          <EmptyState title={t("changeLog.left.none")} />
        ) : (
          <ul className="border-t border-line">
            {customers.map((customer) => (
              <li key={customer.id} className="border-b border-line py-2 wrap-anywhere">
                {customer.deleted ? (
                  t("changeLog.left.deleted", { customer: customer.name })
                ) : (
                  <TextLink href={`/customers/${customer.id}`}>{customer.name}</TextLink>
                )}
              </li>
            ))}
          </ul>
        )}
        <Pagination
          label={t("shell.pages.label")}
          texts={pageTexts(t)}
          first={after === null ? undefined : path}
          next={found.length > leftPerPage ? href(path, { after: customers.at(-1)?.id }) : undefined}
        />
      </TextPage>
    </CrmPage>
  );
}

const undoOr404 = ({ actor }: Reader, params: Props["params"]): Promise<LoggedOperation> =>
  operationOr404(params, ({ root, actorId }) => {
    const command = commands.get(root?.kind ?? "");
    return command !== undefined && mayUndo(actor, command, actorId);
  });
