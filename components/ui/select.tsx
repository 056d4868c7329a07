"use client";

import type { SelectHTMLAttributes } from "react";
import { chevronDown } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

export interface SelectOption {
  value: string;
  label: string;
  /** Options of one group stand together under its name, in the order given. */
  group?: string;
}

/** The native select with our own arrow. Its choices reach the browser as data, so that a long list of them is not sent as markup twice. */
export function Select({ options, className = "", ...rest }: { options: SelectOption[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <span className="relative block">
      <select {...rest} className={`field ${className}`}>
        {groups.map((group) => {
          const inGroup = options
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
