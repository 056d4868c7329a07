"use client";

import { ChipRow } from "@/components/ui/chip";
import { Body, Head, HeadCell, type SortLink, Table } from "@/components/ui/table";
import { useFollowedLinks } from "@/components/ui/use-followed-links";
import { useTickedRange } from "@/components/ui/use-ticked-range";
import type { Sorting } from "@/lib/crm/customers/customer-list";

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
  /** What was searched for and stands nowhere else in the line. */
  matched: string;
}

interface Props {
  lines: CustomerLine[];
  /** The column heads, and the words that stand in a line on a phone; «{more}» in `andMore` is replaced by a number. */
  labels: Record<"title" | "name" | "number" | "city" | "industry" | "categories" | "seller" | "changed" | "changedShort" | "andMore", string>;
  /** Where the heads of the columns lead that the list can be sorted by, and how it is sorted now. */
  sort: Record<Sorting, SortLink>;
  /**
   * A checkbox on each row. `label` names it («Velg {name}»), `rows` says which come ticked: those of the page, or all that
   * are found, and then none of them can be taken out by itself.
   */
  select?: { label: string; column: string; rows: "page" | "all" | null };
}

/**
 * A page of customers. Made of data in the browser's part too, so that fifty rows of markup aren't sent twice; and its
 * cells are plain elements, since a component for each of four hundred took a tenth of the page's time.
 */
export function CustomerTable({ lines, labels, sort, select }: Props) {
  const follow = useFollowedLinks();
  const tickRange = useTickedRange("id");
  return (
    <Table
      label={labels.title}
      stack="md"
      fixed
      onClick={(event) => {
        follow(event);
        tickRange(event);
      }}
    >
      <Head>
        {select && <HeadCell width="w-9" hiddenLabel={select.column} />}
        <HeadCell width="w-[19%]" sort={sort.name}>
          {labels.name}
        </HeadCell>
        <HeadCell width="w-[9%]" sort={sort.organizationNumber}>
          {labels.number}
        </HeadCell>
        <HeadCell width="w-[11%]" sort={sort.city}>
          {labels.city}
        </HeadCell>
        <HeadCell width="w-[24%]">{labels.industry}</HeadCell>
        <HeadCell width="w-[17%]">{labels.categories}</HeadCell>
        <HeadCell width="w-[11%]">{labels.seller}</HeadCell>
        <HeadCell width="w-[9%]" align="end" sort={sort.changed}>
          {labels.changed}
        </HeadCell>
      </Head>
      <Body>
        {lines.map((line) => (
          <tr key={line.id} role="row">
            {select && (
              <td role="cell" className="cell-start">
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
              </td>
            )}
            <td role="cell" title={line.name} className="cell-clip font-medium">
              <a className="name-link" href={`/customers/${line.id}`}>
                {line.name}
              </a>
              {line.matched !== "" && (
                <span title={line.matched} className="text-label block overflow-hidden font-normal text-ellipsis text-muted">
                  {line.matched}
                </span>
              )}
            </td>
            <td role="cell" className="cell-left text-muted">
              {line.number}
            </td>
            {clipped(line.city, "cell-right cell-clip")}
            {clipped(line.industry, "cell-clip")}
            <td role="cell">
              {line.categories.length > 0 && <ChipRow names={line.categories} andMoreLabel={(more) => labels.andMore.replace("{more}", String(more))} />}
            </td>
            {clipped(line.seller, "cell-left cell-clip")}
            <td role="cell" className="cell-right text-end text-muted">
              <span className="stacked-only text-muted">{labels.changedShort} </span>
              {line.changed}
            </td>
          </tr>
        ))}
      </Body>
    </Table>
  );
}

/** A cell whose text may be cut short by its column; the whole is its title. */
const clipped = (text: string, classes: string) => (
  <td role="cell" title={text || undefined} className={classes}>
    {text}
  </td>
);
