import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClasses } from "@/components/ui/button-classes";
import { Icon } from "@/components/ui/icon";
import type { PackedOptions } from "@/components/ui/packed-options";
import { Select, type SelectOption } from "@/components/ui/select";
import { LiveSearch } from "@/components/form/live-search";

interface Props {
  id: string;
  /** Where the list is: the form is a GET to it, so the URL holds the search. */
  action: string;
  /** The form's name among the page's landmarks («Søk i kunder»). */
  label: string;
  search: { name: string; label: string; hint?: string; defaultValue?: string; placeholder?: string; hideLabel?: boolean };
  /** FilterSelects. Below 640 they are in a sheet behind «Filtre». */
  filters?: ReactNode;
  /** How many filters are in force: shown in the «Filtre» button. */
  inForce?: number;
  submitLabel: string;
  filtersLabel?: string;
  /** What stands after the filters, in their sheet on a phone: a checkbox. */
  more?: ReactNode;
  /** What the URL holds besides (sorting): sent along. */
  hidden?: Record<string, string>;
}

/** Search first and widest, then selects, «Søk». With scripts the list follows as one types. */
export function FilterBar({ id, action, label, search, filters, inForce = 0, submitLabel, filtersLabel, more, hidden = {} }: Props) {
  const sheet = `${id}-filters`;
  return (
    <form id={id} action={action} role="search" aria-label={label} className={`flex items-end gap-2 sm:gap-3 print:hidden ${more ? "sm:flex-wrap" : ""}`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="min-w-0 flex-[2_1_12rem]">
        <label htmlFor={`${id}-search`} className={search.hideLabel ? "sr-only" : "text-label mb-1 block font-medium"}>
          {search.label}
          {search.hint && <span className="font-normal text-muted max-md:hidden"> {search.hint}</span>}
        </label>
        <span className="relative block">
          <Icon name="search" className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted max-sm:hidden" />
          <input
            id={`${id}-search`}
            className="field sm:!pl-8"
            type="search"
            name={search.name}
            defaultValue={search.defaultValue}
            placeholder={search.placeholder}
            autoComplete="off"
            enterKeyHint="search"
          />
        </span>
      </div>
      <Button className="max-sm:w-touch max-sm:shrink-0 max-sm:!px-0 sm:order-last">
        <Icon name="search" className="sm:hidden" />
        <span className="max-sm:sr-only">{submitLabel}</span>
      </Button>
      {filters && (
        <>
          <button type="button" popoverTarget={sheet} className={buttonClasses("plain", "normal", "sm:hidden")}>
            <Icon name="sliders-horizontal" />
            {filtersLabel}
            {inForce > 0 && ` (${inForce})`}
          </button>
          <div popover="auto" id={sheet} className="filter-sheet">
            <div className="contents max-sm:flex max-sm:flex-col max-sm:gap-3">
              {filters}
              {more}
              <Button className="sm:hidden">{submitLabel}</Button>
            </div>
          </div>
        </>
      )}
      <LiveSearch />
    </form>
  );
}

/** One filter of the bar: the first option means «all». */
export function FilterSelect({
  id,
  name,
  label,
  options,
  value,
}: {
  id: string;
  name: string;
  label: string;
  options: SelectOption[] | PackedOptions;
  value?: string;
}) {
  return (
    <div className="min-w-0 sm:flex-[1_1_9rem]">
      <label htmlFor={id} className="text-label mb-1 block font-medium">
        {label}
      </label>
      <Select key={value} id={id} name={name} options={options} defaultValue={value} />
    </div>
  );
}
