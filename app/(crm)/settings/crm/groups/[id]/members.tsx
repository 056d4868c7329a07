import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { GroupCard } from "@/lib/crm/groups/group-queries";
import type { MemberRow } from "@/lib/crm/groups/member-queries";
import { roleField } from "@/lib/crm/groups/save-roles";
import { noonOf } from "@/lib/dates/noon-of";
import type { Texts } from "@/lib/i18n/texts";

import { save } from "../actions";
import { today } from "../load-group";
import { groupPath, memberPath } from "../paths";

interface Props {
  t: Texts;
  group: GroupCard;
  members: MemberRow[];
  roleNames: string[];
}

/** «Medlemmer», each with the role in its field; «Lagre roller» saves all of them. */
export function Members({ t, group, members, roleNames }: Props) {
  return (
    <section aria-labelledby="members-heading" className="mb-8">
      <h3 id="members-heading" className="mb-1 font-semibold">
        {t("groups.member.heading")} <span className="ml-2 font-normal text-muted">{t.number(members.length)}</span>
      </h3>
      {members.length === 0 ? <p className="text-muted">{t("groups.member.none")}</p> : <Roles t={t} group={group} members={members} roleNames={roleNames} />}
    </section>
  );
}

function Roles({ t, group, members, roleNames }: Props) {
  const labels = Object.fromEntries(members.map(({ id, name }) => [roleField(id), t("groups.member.roleOf", { name })]));
  return (
    <Form key={group.id} action={save} id="roles" hidden={{ groupId: String(group.id) }} labels={labels}>
      <datalist id="role-names">
        {roleNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Table label={t("groups.member.heading")} stack="sm" className="mb-3">
        <Head>
          <HeadCell>{t("groups.member.name")}</HeadCell>
          <HeadCell width="w-52">{t("groups.member.role")}</HeadCell>
          <HeadCell width="w-40">{t("groups.member.alsoIn")}</HeadCell>
          <HeadCell hiddenLabel={t("groups.member.removeColumn")} width="w-10" />
        </Head>
        <Body>
          {members.map((member) => (
            <Row key={member.id} id={`member-${member.id}`}>
              <Cell>
                <Person t={t} group={group} member={member} />
              </Cell>
              <Cell label={t("groups.member.role")}>
                <TextField
                  name={roleField(member.id)}
                  label={t("groups.member.roleOf", { name: member.name })}
                  hideLabel
                  width="full"
                  defaultValue={member.roleName}
                  seen={member.roleName}
                  suggestionsIn="role-names"
                  autoComplete="off"
                />
              </Cell>
              <Cell label={member.alsoIn.length > 0 ? t("groups.member.alsoIn") : undefined}>
                <AlsoIn groups={member.alsoIn} />
              </Cell>
              <Cell align="end" place="end">
                <ButtonLink
                  variant="quiet"
                  size="row"
                  icon="x"
                  href={`${memberPath(group.id, member.id)}/remove`}
                  aria-label={t("groups.member.remove", { name: member.name })}
                  className="w-control-sm !px-0 touch:w-touch"
                />
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
      <SubmitButton variant="plain">{t("groups.member.save")}</SubmitButton>
    </Form>
  );
}

/** Name and e-mail; and where one is not simply in it, since when or for how long. */
function Person({ t, group, member: { id, name, email, active, from, until } }: { t: Texts; group: GroupCard; member: MemberRow }) {
  const day = (text: string): string => t.date(noonOf(text));
  const period =
    until !== null ? t("groups.member.period", { from: day(from), until: day(until) }) : from > today() ? t("groups.member.since", { from: day(from) }) : "";
  return (
    <>
      <TextLink look="name" className="touch-target wrap-anywhere" href={memberPath(group.id, id)}>
        {name}
      </TextLink>{" "}
      {!active && <Tag>{t("groups.member.off")}</Tag>}
      <span className="text-label block wrap-anywhere text-muted">{email}</span>
      {period !== "" && <span className="text-label block text-muted">{period}</span>}
    </>
  );
}

function AlsoIn({ groups }: { groups: { id: number; name: string }[] }) {
  return groups.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ", "}
      <TextLink className="touch-target wrap-anywhere" href={groupPath(id)}>
        {name}
      </TextLink>
    </span>
  ));
}
