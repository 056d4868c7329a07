import { ConfirmForm } from "@/components/form/confirm-form";
import { SelectField } from "@/components/form/field";
import { TextPage } from "@/components/ui/layout";
import type { Reader } from "@/lib/auth/current-session";
import type { UsedOn } from "@/lib/crm/value-lists/value-entity";
import { listValues, type ValueRow } from "@/lib/crm/value-lists/value-queries";
import { countUsesOf } from "@/lib/crm/value-lists/value-uses";
import { database } from "@/lib/db/client";
import { param, type SearchParams } from "@/lib/local-path";

import { CountChanged } from "../../../count-changed";
import { CrmPage } from "../../../crm-page";
import { crumbsTo } from "./crumbs";
import type { ListParts } from "./list-parts";
import { atRow, sectionOf, valuePath } from "./paths";
import { usesSaid } from "./uses-said";

interface Props {
  reader: Reader;
  parts: ListParts;
  value: ValueRow;
  params: SearchParams;
}

/** The question whether to delete a value: on how much it is used, and what is to take its place there. */
export async function DeleteValuePage({ reader, parts, value: { id, name }, params }: Props) {
  const { t, actor } = reader;
  const { noun, entity } = parts.list;
  const uses = await countUsesOf(database(), entity, id);
  const used = Object.values(uses).some((count) => count > 0);
  const others = used ? (await listValues(database(), entity, actor.language)).filter((other) => other.active && other.id !== id) : [];
  const hidden = { id: String(id), ...Object.fromEntries(Object.entries(uses).map(([on, count]) => [on, String(count)])) };
  const replacement = t("valueLists.delete.replacement");
  return (
    <CrmPage
      reader={reader}
      area="settings"
      section={sectionOf(noun)}
      path={valuePath(noun, id, "delete")}
      crumbs={crumbsTo(t, sectionOf(noun), t("valueLists.delete.title"))}
    >
      <TextPage>
        <CountChanged t={t} params={params} />
        <h1 className="text-page-title mb-2">{t("valueLists.delete.question", { name })}</h1>
        <ConfirmForm
          action={parts.actions.remove}
          hidden={used ? hidden : { ...hidden, replacement: "none" }}
          labels={{ replacement }}
          yes={t("valueLists.delete.yes", { name })}
          danger
          no={t("shell.no")}
          cancelHref={atRow(noun, id)}
        >
          {usesSaid(t, Object.keys(parts.records) as UsedOn[], uses).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {uses.deleted > 0 && <p>{t("valueLists.delete.deleted", { count: uses.deleted })}</p>}
          {used && (
            <SelectField
              name="replacement"
              label={replacement}
              required
              defaultValue={param(params, "replacement")}
              options={[
                { value: "", label: t("valueLists.delete.choose") },
                { value: "none", label: t("valueLists.delete.nothing") },
                ...others.map((other) => ({ value: String(other.id), label: other.name })),
              ]}
            />
          )}
          <p className="text-muted">{t("valueLists.delete.undoable")}</p>
        </ConfirmForm>
      </TextPage>
    </CrmPage>
  );
}
