import { TextLink } from "@/components/ui/link";
import type { GroupCard } from "@/lib/crm/groups/group-queries";
import type { Texts } from "@/lib/i18n/texts";

import { groupPath } from "../paths";

/** «Gruppetype», «Overordnet gruppe», «Beskrivelse»; what is not there is left out. */
export function GroupFacts({ t, group: { type, path, description } }: { t: Texts; group: GroupCard }) {
  const parent = path.at(-1);
  const facts = [
    {
      term: t("groups.fields.type"),
      value: (
        <>
          {t(`groups.types.${type}`)}
          {type === "SALES" && <span className="text-muted"> – {t("groups.salesMeans")}</span>}
        </>
      ),
    },
    ...(parent ? [{ term: t("groups.fields.parent"), value: <TextLink href={groupPath(parent.id)}>{parent.name}</TextLink> }] : []),
    ...(description === "" ? [] : [{ term: t("groups.fields.description"), value: description }]),
  ];
  return (
    <dl className="mb-5 grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      {facts.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
