import type { Deletion } from "@/lib/crm/customers/count-deletion";
import { formatKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  along: Deletion;
}

/** What goes with deleted customers and what does not, and that it can be undone. */
export function DeletedAlong({ t, along }: Props) {
  return (
    <>
      <GoesAlong t={t} along={along} />
      <p className="text-muted">{t("deletedCustomers.along.undoable", { customers: along.customers })}</p>
    </>
  );
}

/** A sentence for each kind there is. */
export function GoesAlong({ t, along }: Props) {
  const { customers, contacts, staying, open, won, lost, categories } = along;
  const [openAmount, wonAmount] = [along.openAmount, along.wonAmount].map((amount) => formatKroner(amount, t.locale));
  const sentences = [
    contacts > 0 && t("deletedCustomers.along.contacts", { contacts, customers }),
    staying > 0 && t("deletedCustomers.along.staying", { staying }),
    open > 0 && t("deletedCustomers.along.open", { open, amount: openAmount ?? "" }),
    won > 0 && t("deletedCustomers.along.won", { won, amount: wonAmount ?? "" }),
    lost > 0 && t("deletedCustomers.along.lost", { lost }),
    categories > 0 && t("deletedCustomers.along.categories", { categories }),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return null;
  return (
    <ul className="list-disc space-y-1 pl-5">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
