import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { reader } from "@/lib/auth/current-session";
import { commands } from "@/lib/crm/commands";
import { listUsers } from "@/lib/crm/users/user-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { idParam, param, type SearchParams } from "@/lib/local-path";

import { CrmPage } from "../../crm-page";
import { OperationStream } from "../../operation-stream";

export default guardedPage(ChangeLogPage);

const path = "/settings/change-log";

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("changeLog.seeAll")).t("changeLog.title") }));

/** The change log of everybody, filtered by person, kind and time. */
async function ChangeLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("changeLog.seeAll");
  const { t } = me;
  const params = await searchParams;
  const query = {
    person: param(params, "person"),
    kind: nouns().find((noun) => noun === param(params, "kind")) ?? "",
    from: day(param(params, "from")),
    until: day(param(params, "until")),
  };
  return (
    <CrmPage
      reader={me}
      area="settings"
      section={path}
      params={params}
      path={path}
      crumbs={[
        { label: t("shell.areas.settings"), href: "/settings/crm" },
        { label: t("shell.settings.firm"), href: "/settings/crm" },
        { label: t("changeLog.title") },
      ]}
    >
      <PageHeader title={t("changeLog.title")} lede={t("changeLog.lede")} />
      <Filters t={t} query={query} people={await listUsers(database())} />
      <OperationStream
        reader={me}
        filter={{ actor: idParam(query.person), noun: query.kind || null, from: query.from || null, until: query.until || null }}
        path={path}
        query={query}
        params={params}
      />
    </CrmPage>
  );
}

/** The kinds of act, by their noun. */
const nouns = (): string[] => [...new Set([...commands.keys()].map((name) => name.split(".")[0] ?? ""))];

/** A day of the calendar as YYYY-MM-DD; "" when it is not one. */
function day(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : "";
}

function Filters({
  t,
  query,
  people,
}: {
  t: Texts;
  query: { person: string; kind: string; from: string; until: string };
  people: { id: number; name: string }[];
}) {
  return (
    <form action={path} role="search" aria-label={t("changeLog.filters")} className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
      <div className="min-w-44 max-sm:w-full">
        <label htmlFor="person" className="text-label mb-1 block font-medium">
          {t("changeLog.person")}
        </label>
        <Select
          id="person"
          name="person"
          defaultValue={query.person}
          options={[{ value: "", label: t("changeLog.everybody") }, ...people.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      </div>
      <div className="min-w-44 max-sm:w-full">
        <label htmlFor="kind" className="text-label mb-1 block font-medium">
          {t("changeLog.kind")}
        </label>
        <Select
          id="kind"
          name="kind"
          defaultValue={query.kind}
          options={[{ value: "", label: t("changeLog.allKinds") }, ...nouns().map((noun) => ({ value: noun, label: t(`changeLog.nouns.${noun}`) }))]}
        />
      </div>
      {(["from", "until"] as const).map((name) => (
        <div key={name} className="max-sm:flex-1">
          <label htmlFor={name} className="text-label mb-1 block font-medium">
            {t(`changeLog.${name}`)}
          </label>
          <input id={name} name={name} type="date" defaultValue={query[name]} className="field" />
        </div>
      ))}
      <Button>{t("changeLog.show")}</Button>
    </form>
  );
}
