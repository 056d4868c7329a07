/** Figures in a row, each under its name. */
export function KeyFigures({ label, figures }: { label: string; figures: { name: string; value: string }[] }) {
  return (
    <dl aria-label={label} className="mt-4 flex flex-wrap gap-x-10 gap-y-3 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-label text-muted">{name}</dt>
          <dd className="text-lg font-semibold whitespace-nowrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
