import { SelectField } from "@/components/form/field";
import type { StoppingSeller } from "@/lib/crm/sellers/stopping-sellers";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  stopping: StoppingSeller[];
  /** Who may take over: those who go on being sellers. */
  others: { id: number; name: string }[];
  /** What becomes of what they have sold; none where the question says it itself. */
  past?: string;
}

/** In a question: whom it stops being a seller, with how much each has open, and who is to take that over. */
export function StoppingSellers({ t, stopping, others, past }: Props) {
  if (stopping.length === 0) return null;
  const nobodyLeft = others.length === 0 && stopping.some(({ customers, opportunities }) => customers + opportunities > 0);
  return (
    <section aria-labelledby="stopping" className="border-t border-line pt-3">
      <h3 id="stopping" className="mb-1 font-semibold">
        {t("groups.sellers.heading", { sellers: stopping.length })}
      </h3>
      <ul className="space-y-3">
        {stopping.map(({ id, name, customers, opportunities }) => (
          <li key={id}>
            <p className="mb-1 wrap-anywhere">{t("groups.sellers.has", { name, customers, opportunities })}</p>
            {customers + opportunities > 0 && others.length > 0 && (
              <SelectField
                name={`handOver-${id}`}
                label={t("groups.sellers.to", { name })}
                options={[{ value: "", label: t("groups.sellers.keep") }, ...others.map((seller) => ({ value: String(seller.id), label: seller.name }))]}
              />
            )}
          </li>
        ))}
      </ul>
      {nobodyLeft && <p className="mt-3">{t("groups.sellers.nobodyLeft")}</p>}
      {past !== undefined && <p className="mt-3 text-muted">{past}</p>}
    </section>
  );
}
