"use client";

import { useMemo, useState, useSyncExternalStore } from "react";

import { GroupFrame } from "@/components/form/field-frame";
import { useFormAnswer } from "@/components/form/form-context";
import { type PackedOptions, unpackOptions } from "@/components/ui/packed-options";

interface Props {
  name: string;
  legend: string;
  options: PackedOptions;
  /** The values that are ticked. */
  checked: readonly string[];
  /** Said in place of the list when there is nothing to tick. */
  noneText: string;
  /** The box that narrows a long list as one types. */
  filter: { label: string; noMatchesText: string };
  /** The ticked values as they were seen, joined by commas. */
  seen?: string;
}

/** More rows than are in view at once call for a box that narrows them. */
const rowsInView = 8;

/** Any number of choices as ticks, eight rows high. An empty value goes along, so that none ticked is told from not sent. */
export function CheckboxesField({ name, legend, options: packed, checked, noneText, filter, seen }: Props) {
  const { state } = useFormAnswer();
  const options = useMemo(() => unpackOptions(packed), [packed]);
  const [typed, setTyped] = useState("");
  const scripted = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const sent = state.values[name];
  const ticked = new Set(sent === undefined ? checked : [sent].flat());
  const needle = typed.trim().toLocaleLowerCase();
  const shown = options.map((option) => option.label.toLocaleLowerCase().includes(needle));
  return (
    <GroupFrame name={name} legend={legend} seen={seen}>
      <input type="hidden" name={name} value="" />
      {options.length === 0 ? (
        <p className="text-muted">{noneText}</p>
      ) : (
        <div className="rounded-md border border-control">
          {scripted && options.length > rowsInView && (
            <div className="border-b border-line p-2">
              <input
                type="search"
                className="field"
                aria-label={filter.label}
                placeholder={filter.label}
                autoComplete="off"
                onInput={(event) => {
                  setTyped(event.currentTarget.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Enter") event.preventDefault();
                }}
              />
            </div>
          )}
          <ul className="check-rows">
            {options.map((option, index) => (
              <li key={option.value} hidden={!shown[index]}>
                <label>
                  <input type="checkbox" className="tick" name={name} value={option.value} defaultChecked={ticked.has(option.value)} />
                  <span>{option.label}</span>
                </label>
              </li>
            ))}
          </ul>
          {!shown.includes(true) && <p className="px-3 pb-2 text-muted">{filter.noMatchesText}</p>}
        </div>
      )}
    </GroupFrame>
  );
}
