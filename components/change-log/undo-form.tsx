import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import type { FormServerAction } from "@/lib/form-state";

interface Props {
  action: FormServerAction;
  operation: number;
  /** The page to come back to. */
  back: string;
  /** «Angre». */
  label: string;
  /** The whole name where several stand on a page: «Angre: slettet kategorien «Partner»». */
  name?: string;
}

/** The button that takes an operation back. */
export function UndoForm({ action, operation, back, label, name }: Props) {
  return (
    <Form action={action} hidden={{ operation: String(operation), back }}>
      <SubmitButton variant="plain" size="row" icon="undo-2" label={name}>
        {label}
      </SubmitButton>
    </Form>
  );
}
