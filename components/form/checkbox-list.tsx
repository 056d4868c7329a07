"use client";

import { type KeyboardEvent, useState } from "react";
import { EnterButton } from "@/components/form/enter-button";
import { search } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";
import { useFormAnswer } from "@/components/form/form-context";

interface Props {
  legend: string;
  name: string;
  options: { value: string; label: string; count?: number | string; checked: boolean }[];
  /** The filter box. Without scripts Enter in it sends the form with `intent=filter`, and the page comes back narrowed, ticks kept. */
  filter?: { name: string; label: string; defaultValue?: string };
  /** With scripts each tick saves at once. */
  saveOnTick?: boolean;
  /** Said when the filter leaves nothing. */
  emptyText?: string;
}

/** Labels with ticks and counts, eight rows high, with a box that narrows them. */
export function CheckboxList({ legend, name, options, filter, saveOnTick, emptyText }: Props) {
  const { prefix } = useFormAnswer();
  const [typed, setTyped] = useState<string | null>(null);
  const needle = (typed ?? filter?.defaultValue ?? "").trim().toLocaleLowerCase();
  const shown = options.map((option) => option.label.toLocaleLowerCase().includes(needle));

  function keepEnter(event: KeyboardEvent) {
    if (event.key === "Enter") event.preventDefault();
  }

  return (
    <fieldset>
      <legend className="sr-only">{legend}</legend>
      {filter && (
        <div className="border-b border-line p-2">
          <EnterButton name="intent" value="filter" />
          <span className="relative block">
            <IconSvg drawing={search} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
            <input
              id={`${prefix}-${filter.name}`}
              type="search"
              name={filter.name}
              className="field !pl-8"
              aria-label={filter.label}
              placeholder={filter.label}
              defaultValue={filter.defaultValue}
              autoComplete="off"
              onInput={(event) => {
                setTyped(event.currentTarget.value);
              }}
              onKeyDown={keepEnter}
            />
          </span>
        </div>
      )}
      <ul className="check-rows">
        {options.map((option, index) => (
          <li key={option.value} hidden={!shown[index]}>
            <label>
              <input
                type="checkbox"
                className="tick"
                name={name}
                value={option.value}
                defaultChecked={option.checked}
                onChange={saveOnTick ? (event) => event.currentTarget.form?.requestSubmit() : undefined}
              />
              <span>{option.label}</span>
              {option.count !== undefined && <span className="text-label text-muted">{option.count}</span>}
            </label>
          </li>
        ))}
      </ul>
      {emptyText && !shown.includes(true) && <p className="px-3 pb-2 text-muted">{emptyText}</p>}
    </fieldset>
  );
}
