"use client";

import { ChipRow } from "@/components/ui/chip";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";

/** A customer's line, all of it as it is shown. */
export interface CustomerLine {
  id: number;
  name: string;
  number: string;
  city: string;
  industry: string;
  categories: string[];
  seller: string;
  changed: string;
}

interface Props {
  lines: CustomerLine[];
  /** The column heads, and the words that stand in a line on a phone; «{more}» in `andMore` is replaced by a number. */
  labels: Record<"title" | "name" | "number" | "city" | "industry" | "categories" | "seller" | "changed" | "changedShort" | "andMore", string>;
  /**
   * A checkbox on each row. `label` names it («Velg {name}»), `rows` says which come ticked: those of the page, or all that
   * are found, and then none of them can be taken out by itself.
   */
  select?: { label: string; column: string; rows: "page" | "all" | null };
}

/** A page of customers. Made of data in the browser's part too, so that fifty rows of markup aren't sent twice. */
export function CustomerTable({ lines, labels, select }: Props) {
  return (
    <Table label={labels.title} stack="md" fixed>
      <Head>
        {select && <HeadCell width="w-9" hiddenLabel={select.column} />}
        <HeadCell width="w-[19%]">{labels.name}</HeadCell>
        <HeadCell width="w-[9%]">{labels.number}</HeadCell>
        <HeadCell width="w-[11%]">{labels.city}</HeadCell>
        <HeadCell width="w-[24%]">{labels.industry}</HeadCell>
        <HeadCell width="w-[17%]">{labels.categories}</HeadCell>
        <HeadCell width="w-[11%]">{labels.seller}</HeadCell>
        <HeadCell width="w-[9%]" align="end">
          {labels.changed}
        </HeadCell>
      </Head>
      <Body>
        {lines.map((line) => (
          <Row key={line.id}>
            {select && (
              <Cell place="start">
                <label className="row-tick">
                  <input
                    type="checkbox"
                    className="tick"
                    name="id"
                    value={line.id}
                    aria-label={select.label.replace("{name}", line.name)}
                    defaultChecked={select.rows !== null}
                    disabled={select.rows === "all"}
                  />
                </label>
              </Cell>
            )}
            <Cell primary clip={line.name}>
              <TextLink look="name" href={`/customers/${line.id}`}>
                {line.name}
              </TextLink>
            </Cell>
            <Cell place="left" className="text-muted">
              {line.number}
            </Cell>
            <Cell place="right" clip={line.city}>
              {line.city}
            </Cell>
            <Cell clip={line.industry}>{line.industry}</Cell>
            <Cell>
              <ChipRow names={line.categories} andMoreLabel={(more) => labels.andMore.replace("{more}", String(more))} />
            </Cell>
            <Cell place="left" clip={line.seller}>
              {line.seller}
            </Cell>
            <Cell place="right" align="end" className="text-muted" label={labels.changedShort}>
              {line.changed}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
