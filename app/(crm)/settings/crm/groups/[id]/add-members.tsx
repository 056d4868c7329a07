import { CheckboxField, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { FieldRow } from "@/components/ui/field-row";
import { FilterBar } from "@/components/ui/filter-bar";
import type { GroupCard } from "@/lib/crm/groups/group-queries";
import { mostEmployees, searchEmployees } from "@/lib/crm/groups/member-queries";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { param, readable, type SearchParams } from "@/lib/local-path";

import { add } from "../actions";
import { today } from "../load-group";
import { groupPath } from "../paths";

interface Props {
  t: Texts;
  group: GroupCard;
  params: SearchParams;
  roleNames: string[];
}

/** «Legg til medlem»: a search among the employees, and those it found to be ticked, several at once. */
export function AddMembers({ t, group, params, roleNames }: Props) {
  const open = param(params, "open");
  return (
    <section aria-label={t("groups.member.add")} className="max-w-text print:hidden">
      <FilterBar
        id="find-employee"
        action={groupPath(group.id)}
        label={t("groups.member.add")}
        search={{
          name: "employee",
          label: t("groups.member.add"),
          placeholder: t("groups.member.placeholder"),
          defaultValue: readable(param(params, "employee")),
        }}
        submitLabel={t("shell.list.submit")}
        hidden={open === "" ? {} : { open }}
      />
      {params.employee !== undefined && <Results t={t} group={group} words={readable(param(params, "employee"))} roleNames={roleNames} />}
    </section>
  );
}

async function Results({ t, group, words, roleNames }: Omit<Props, "params"> & { words: string }) {
  const found = await searchEmployees(database(), { groupId: group.id, words, today: today() });
  if (found.length === 0)
    return (
      <p role="status" className="mt-2 text-muted">
        {t("groups.member.noMatches", { words })}
      </p>
    );
  return (
    <Form key={words} action={add} id="add-members" hidden={{ groupId: String(group.id) }} labels={{ employeeId: t("groups.member.results") }} className="mt-2">
      <fieldset id="add-members-employeeId" tabIndex={-1} className="mb-3">
        <legend className="sr-only">{t("groups.member.results")}</legend>
        {found.slice(0, mostEmployees).map(({ id, name, email }) => (
          <CheckboxField key={id} name="employeeId" value={String(id)} label={t("groups.member.chosen", { name, email })} id={`add-${id}`} />
        ))}
        {found.length > mostEmployees && <p className="text-muted">{t("groups.member.more", { most: mostEmployees })}</p>}
      </fieldset>
      <FieldRow>
        <TextField name="roleName" label={t("groups.member.role")} suggestions={roleNames} autoComplete="off" />
        <TextField name="from" type="date" label={t("groups.member.from")} defaultValue={today()} />
        <SubmitButton variant="plain">{t("groups.member.addChosen")}</SubmitButton>
      </FieldRow>
    </Form>
  );
}
