"use client";

import { type MouseEvent, useState } from "react";
import { flushSync } from "react-dom";

import { EnterButton } from "@/components/form/enter-button";
import { fieldId, GroupFrame, useField } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import { buttonClasses } from "@/components/ui/button-classes";
import { Select, type SelectOption } from "@/components/ui/select";
import { dealShares, readShare, sumOf, wholeShare } from "@/lib/crm/opportunities/deal-shares";
import { addedRows, rowCount } from "@/lib/crm/opportunities/seller-rows";

interface Row {
  seller: string;
  /** Per cent as typed. */
  share: string;
}

/** With «{n}», «{sum}» and «{rest}» where a number comes. */
interface Words {
  seller: string;
  share: string;
  more: string;
  whole: string;
  left: string;
  dealt: string;
  over: string;
}

interface Props {
  legend: string;
  hint: string;
  rows: Row[];
  words: Words;
  options: SelectOption[];
  /** Who had which share when the page was made. */
  seen?: string;
}

/** Who sells it: a row of seller and share each, sent as `seller1`, `share1` and so on. What is wrong is said of all of them. */
export function SellerRowsField({ legend, hint, rows: filled, words, options, seen }: Props) {
  const { state, prefix } = useFormAnswer();
  const name = "sellers";
  const [added, setAdded] = useState(0);
  const [said, setSaid] = useState("");
  const count = Math.max(filled.length, rowCount(state.values.rows)) + added;

  /** With scripts the rows are there at once, the first of them ready. */
  function addRows(press: MouseEvent): void {
    press.preventDefault();
    flushSync(() => {
      setAdded(added + addedRows);
    });
    document.getElementById(fieldId(prefix, `seller${count + 1}`))?.focus();
  }

  return (
    <GroupFrame name={name} legend={legend} hint={hint} seen={seen}>
      <EnterButton />
      <div className="flex flex-col gap-2" onInput={({ currentTarget }) => setSaid(sumSaid(currentTarget, words))}>
        {Array.from({ length: count }, (_, index) => (
          <SellerRow
            key={index}
            row={filled[index] ?? { seller: "", share: "" }}
            number={index + 1}
            options={options}
            words={words}
            wrong={state.fieldErrors[name] !== undefined}
          />
        ))}
      </div>
      <input type="hidden" name="rows" value={count} />
      <p role="status" className="text-label mt-1 text-muted">
        {said}
      </p>
      <button type="submit" name="fill" value="rows" className={buttonClasses("plain", "normal", "mt-2")} onClick={addRows}>
        {words.more}
      </button>
    </GroupFrame>
  );
}

interface RowProps {
  row: Row;
  number: number;
  options: SelectOption[];
  words: Words;
  wrong: boolean;
}

function SellerRow({ row, number, options, words, wrong }: RowProps) {
  const seller = useField(`seller${number}`, undefined, row.seller);
  const share = useField(`share${number}`, undefined, row.share);
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-[3_1_10rem]">
        <Select key={seller.value} {...seller.control} aria-label={words.seller.replace("{n}", String(number))} options={options} defaultValue={seller.value} />
      </div>
      <span className="flex flex-[1_1_6rem] items-center gap-2">
        <input
          key={share.value}
          {...share.control}
          type="text"
          aria-label={words.share.replace("{n}", String(number))}
          aria-invalid={wrong || undefined}
          className="field text-end"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          defaultValue={share.value}
        />
        <span className="text-muted">%</span>
      </span>
    </div>
  );
}

/** What the shares make while one types; nothing where one of them can't be read. */
function sumSaid(rows: HTMLElement, words: Words): string {
  const typed = [...rows.children].flatMap((row) => {
    const [seller, share] = [row.querySelector("select")?.value, row.querySelector("input")?.value];
    return seller ? [readShare(share ?? "")] : [];
  });
  if (typed.length === 0 || typed.includes("unreadable")) return "";
  const shares = typed as (number | null)[];
  const sum = sumOf(shares);
  const say = (sentence: string): string => sentence.replace("{sum}", perCent(sum)).replace("{rest}", perCent(Math.abs(wholeShare - sum)));
  if (dealShares(shares)) return say(shares.includes(null) ? words.dealt : words.whole);
  return say(sum > wholeShare || shares.includes(null) ? words.over : words.left);
}

const perCent = (share: number): string => (share / 100).toString().replace(".", ",");
