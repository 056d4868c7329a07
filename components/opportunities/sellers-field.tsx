"use client";

import { GroupFrame, useField } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import { Select, type SelectOption } from "@/components/ui/select";

interface Row {
  seller: string;
  /** Per cent as typed. */
  share: string;
  sellerLabel: string;
  shareLabel: string;
}

interface Props {
  legend: string;
  hint: string;
  rows: Row[];
  options: SelectOption[];
  /** Who had which share when the page was made. */
  seen?: string;
}

/** Who sells it: a row of seller and share each, sent as `seller1`, `share1` and so on. What is wrong is said of all of them. */
export function SellersField({ legend, hint, rows, options, seen }: Props) {
  const { state } = useFormAnswer();
  const name = "sellers";
  return (
    <GroupFrame name={name} legend={legend} hint={hint} seen={seen}>
      <div className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <SellerRow key={row.sellerLabel} row={row} number={index + 1} options={options} wrong={state.fieldErrors[name] !== undefined} />
        ))}
      </div>
    </GroupFrame>
  );
}

function SellerRow({ row, number, options, wrong }: { row: Row; number: number; options: SelectOption[]; wrong: boolean }) {
  const seller = useField(`seller${number}`, undefined, row.seller);
  const share = useField(`share${number}`, undefined, row.share);
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-[3_1_10rem]">
        <Select key={seller.value} {...seller.control} aria-label={row.sellerLabel} options={options} defaultValue={seller.value} />
      </div>
      <span className="flex flex-[1_1_6rem] items-center gap-2">
        <input
          key={share.value}
          {...share.control}
          type="text"
          aria-label={row.shareLabel}
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
