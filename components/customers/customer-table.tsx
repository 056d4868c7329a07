"use client";

import { ChipRow } from "@/components/ui/chip";
import { Body, Head, HeadCell, type SortLink, Table } from "@/components/ui/table";
import { useFollowedLinks } from "@/components/ui/use-followed-links";
import { useTickedRange } from "@/components/ui/use-ticked-range";
import type { Column } from "@/lib/crm/customers/customer-list";

/** A customer's line, all of it as it is shown: a text for each column. */
export interface CustomerLine {
  id: number;
  name: string;
  cells: string[];
  categories: string[];
  /** What was searched for and stands nowhere else in the line. */
  matched: string;
}

interface Props {
  lines: CustomerLine[];
  /** The columns with their heads and, where a value doesn't explain itself, the word before it on a phone; `usual` where they are those a list has unless others are chosen. «{more}» in `andMore` is replaced by a number. */
  labels: { title: string; name: string; columns: { name: Column; head: string; short?: string }[]; usual: boolean; andMore: string };
  /** Where the heads of the columns lead that the list can be sorted by, and how it is sorted now. */
  sort: Partial<Record<"name" | Column, SortLink>>;
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
  const cells = cellsOf(labels);
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
        {labels.columns.map(({ name, head }) => (
          <HeadCell key={name} width={widths[name][labels.usual ? 0 : 1]} align={ends.includes(name) ? "end" : "start"} sort={sort[name]}>
            {head}
          </HeadCell>
        ))}
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
            {cells.map((column, n) => cellOf(column, line.cells[n] ?? "", line))}
          </tr>
        ))}
      </Body>
    </Table>
  );
}

/** What is the same down a column: worked out once, and asked for fifty rows. */
interface Cells {
  name: Column;
  look: string | undefined;
  short: string | undefined;
  clip: boolean;
  more: (count: number) => string;
}

function cellsOf({ columns, andMore }: Props["labels"]): Cells[] {
  const shown = columns.map(({ name }) => name);
  const more = (count: number) => andMore.replace("{more}", String(count));
  return columns.map(({ name, short }) => ({ name, look: lookOf(name, shown), short, clip: clipped.includes(name), more }));
}

function cellOf({ name, look, short, clip, more }: Cells, text: string, { categories }: CustomerLine) {
  if (name === "categories")
    return (
      <td key={name} role="cell" className={look}>
        {categories.length > 0 && <ChipRow names={categories} andMoreLabel={more} />}
      </td>
    );
  if (short !== undefined)
    return (
      <td key={name} role="cell" className={look}>
        {text !== "" && <span className="stacked-only text-muted">{short} </span>}
        {text}
      </td>
    );
  return (
    <td key={name} role="cell" title={clip && text !== "" ? text : undefined} className={look}>
      {text}
    </td>
  );
}

/** How wide a column is among the usual ones, and among others; without a width it shares what is left. */
const widths: Record<Column, [usual: string, among: string]> = {
  organizationNumber: ["w-[9%]", "w-28"],
  city: ["w-[11%]", "w-[11%]"],
  phone: ["", "w-28"],
  email: ["", ""],
  numberOfEmployees: ["", "w-20"],
  source: ["", ""],
  industry: ["w-[24%]", ""],
  categories: ["w-[17%]", ""],
  seller: ["w-[11%]", ""],
  changed: ["w-[9%]", "w-24"],
};

/** Texts that may be cut short by their column; the whole is their title. */
const clipped: Column[] = ["city", "phone", "email", "industry", "seller"];
const ends: Column[] = ["numberOfEmployees", "changed"];
const muted: Column[] = ["organizationNumber", "changed"];

/** The columns that share a line where the rows are stacked, when both are there. */
const pairs: [left: Column, right: Column][] = [
  ["organizationNumber", "city"],
  ["seller", "changed"],
];

function lookOf(name: Column, shown: Column[]): string | undefined {
  const [left, right] = pairs.find((pair) => pair.includes(name) && pair.every((column) => shown.includes(column))) ?? [];
  const place = name === left ? "cell-left" : name === right ? "cell-right" : "";
  return (
    [place, clipped.includes(name) && "cell-clip", ends.includes(name) && "text-end", muted.includes(name) && "text-muted"].filter(Boolean).join(" ") ||
    undefined
  );
}
