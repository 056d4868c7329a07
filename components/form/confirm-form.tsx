import type { ReactNode } from "react";
import type { FormServerAction } from "@/lib/form-state";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";

interface Props {
  action: FormServerAction;
  hidden: Record<string, string | string[]>;
  labels?: Record<string, string>;
  /** «Ja, flytt 144 kunder». */
  yes: string;
  /** Red: only for what can't come back. */
  danger?: boolean;
  /** «Nei, avbryt»: a link back. */
  no: string;
  cancelHref: string;
  /** What is asked about stands side by side: as wide as the page. */
  wide?: boolean;
  /** What happens: a sentence per kind of record, a table from–to, a choice. */
  children?: ReactNode;
}

/** The end of a confirm page; its question, with the count, is the page's own heading. */
export function ConfirmForm({ action, hidden, labels, yes, danger, no, cancelHref, wide, children }: Props) {
  return (
    <Form action={action} hidden={hidden} labels={labels} className={wide ? undefined : "max-w-text"}>
      {children && <div className="space-y-3">{children}</div>}
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton wrap variant={danger ? "danger" : "main"}>
          {yes}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          {no}
        </ButtonLink>
      </div>
    </Form>
  );
}
