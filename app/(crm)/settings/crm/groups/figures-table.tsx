import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { daysOf, type MemberFigures } from "@/lib/crm/sellers/group-figures";
import { noonOf } from "@/lib/dates/noon-of";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

interface Props {
  t: Texts;
  group: { id: number; name: string };
  year: number;
  today: string;
  members: MemberFigures[];
}

/** The members of one «Salg» group with role, budget and actual; a figure leads to the opportunities behind it. */
export function FiguresTable({ t, group, year, today, members }: Props) {
  if (members.length === 0) return <p className="mb-6 text-muted">{t("groups.figures.none", { year: String(year) })}</p>;
  const { from, until } = daysOf(year, today);
  const [budget, actual] = [t("groups.figures.budget", { year: String(year) }), t("groups.figures.actual", { year: String(year) })];
  return (
    <Table label={t("groups.figures.table", { group: group.name })} stack="sm" fixed className="mb-6">
      <Head>
        <HeadCell width="w-[30%]">{t("groups.member.name")}</HeadCell>
        <HeadCell width="w-[28%]">{t("groups.figures.role")}</HeadCell>
        <HeadCell align="end">{budget}</HeadCell>
        <HeadCell align="end">{actual}</HeadCell>
      </Head>
      <Body>
        {members.map((member) => (
          <Row key={member.employeeId}>
            <Cell primary className="wrap-anywhere">
              {member.name}
              {member.until !== null && <span className="font-normal text-muted"> {t("groups.figures.left", { until: t.date(noonOf(member.until)) })}</span>}
            </Cell>
            <Cell className="wrap-anywhere">{member.roleName}</Cell>
            <Cell align="end" label={budget}>
              {member.budget === null ? "–" : t.number(member.budget)}
            </Cell>
            <Cell align="end" label={actual}>
              {member.actual === 0 ? (
                t.number(0)
              ) : (
                <TextLink
                  className="touch-target"
                  href={href("/opportunities", { status: "won", seller: member.employeeId, group: group.id, closedFrom: from, closedTo: until })}
                >
                  {kroner(t, member.actual)}
                  <span className="sr-only"> {t("groups.figures.open", { name: member.name, group: group.name, year: String(year) })}</span>
                </TextLink>
              )}
            </Cell>
          </Row>
        ))}
        {members.length > 1 && (
          <Row group>
            <Cell>{t("groups.figures.sum")}</Cell>
            <Cell />
            <Cell align="end" label={budget}>
              {members.every((member) => member.budget === null) ? "–" : t.number(sum(members.map((member) => member.budget ?? 0)))}
            </Cell>
            <Cell align="end" label={actual}>
              {kroner(t, sum(members.map((member) => member.actual)))}
            </Cell>
          </Row>
        )}
      </Body>
    </Table>
  );
}

/** Øre as whole kroner, half of one rounded up. */
const kroner = (t: Texts, ore: number): string => t.number(Math.round(ore / 100));

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
