import { Icon } from "@/components/ui/icon";

/** A day in a row of filters, with what is wrong with it. */
export function DayField({ id, name, label, value, error }: { id: string; name: string; label: string; value: string; error?: string }) {
  return (
    <div className="sm:w-44 max-sm:flex-[1_1_8rem]">
      <label htmlFor={id} className="text-label mb-1 block font-medium">
        {label}
      </label>
      <input
        key={value}
        id={id}
        name={name}
        type="date"
        defaultValue={value}
        className="field"
        aria-invalid={error ? true : undefined}
        aria-describedby={error && `${id}-error`}
      />
      {error && (
        <p id={`${id}-error`} className="mt-1 flex gap-1 text-label text-danger">
          <Icon name="circle-alert" className="mt-px flex-none" />
          {error}
        </p>
      )}
    </div>
  );
}
