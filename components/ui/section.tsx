import { type ReactNode, useId } from "react";

/** A part of a form, and a group by that name (two sections may hold fields of the same label): its heading in the margin, its fields in two columns (six narrow ones underneath). */
export function FormSection({ heading, id: anchor, children }: { heading: string; id?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      id={anchor}
      role="group"
      aria-labelledby={`section${id}`}
      className="grid scroll-mt-4 gap-x-6 gap-y-3 border-line py-5 [:not(section)+&]:pt-0 [section+&]:border-t sm:grid-cols-[8.5rem_minmax(0,1fr)]"
    >
      <h2 id={`section${id}`} className="font-semibold max-sm:text-base">
        {heading}
      </h2>
      <FieldGrid>{children}</FieldGrid>
    </section>
  );
}

/** Six narrow columns: a field takes three of them (on a phone all six), a short one fewer. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-6 items-start gap-x-4 gap-y-3">{children}</div>;
}

/** Something that is not a field, over both columns. */
export function FullWidth({ children }: { children: ReactNode }) {
  return <div className="col-span-full min-w-0">{children}</div>;
}
