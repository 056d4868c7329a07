"use client";

import { type SelectHTMLAttributes, useMemo } from "react";
import { chevronDown } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";
import { type PackedOptions, unpackOptions } from "@/components/ui/packed-options";
import { useTypeAhead } from "@/components/ui/use-type-ahead";

export interface SelectOption {
  value: string;
  label: string;
  /** Options of one group stand together under its name, in the order given. */
  group?: string;
}

/** More choices than this are found by any part of a code or a name as one types. */
const manyChoices = 15;

/**
 * The native select with our own arrow. Its choices reach the browser as data, so that a long list of them is not sent as markup twice;
 * one that may grow to hundreds comes packed.
 */
export function Select({ options, className = "", ...rest }: { options: SelectOption[] | PackedOptions } & SelectHTMLAttributes<HTMLSelectElement>) {
  const all = useMemo(() => (Array.isArray(options) ? options : unpackOptions(options)), [options]);
  const typeAhead = useTypeAhead();
  const groups = [...new Set(all.map((option) => option.group))];
  return (
    <span className="relative block">
      <select onKeyDown={all.length > manyChoices ? typeAhead : undefined} {...rest} className={`field ${className}`}>
        {groups.map((group) => {
          const inGroup = all
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            inGroup
          ) : (
            <optgroup key={group} label={group}>
              {inGroup}
            </optgroup>
          );
        })}
      </select>
      <IconSvg drawing={chevronDown} className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted" />
    </span>
  );
}
