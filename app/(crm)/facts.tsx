/** What is known of a record, name by name: what is empty is left out. */
export function Facts({ facts }: { facts: [name: string, fact: string][] }) {
  return (
    <dl className="mb-5 flex max-w-[52rem] flex-wrap gap-x-8 gap-y-3">
      {facts
        .filter(([, fact]) => fact !== "")
        .map(([name, fact]) => (
          <div key={name} className="min-w-0">
            <dt className="text-label text-muted">{name}</dt>
            <dd className="wrap-anywhere">{fact}</dd>
          </div>
        ))}
    </dl>
  );
}
