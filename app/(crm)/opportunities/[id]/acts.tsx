import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { OpportunityCard } from "@/lib/crm/opportunities/opportunity-queries";
import type { Texts } from "@/lib/i18n/texts";

import { reopen, win } from "../actions";

/** «Vinn» and «Gjenåpne» at once, «Tap» by way of its reason, «Slett» by way of its question. */
export function Acts({ t, opportunity: { id, status } }: { t: Texts; opportunity: OpportunityCard }) {
  return (
    <>
      {status === "OPEN" ? (
        <>
          <Form action={win} hidden={{ id: String(id) }}>
            <SubmitButton variant="plain" icon="circle-check">
              {t("opportunities.acts.win")}
            </SubmitButton>
          </Form>
          <ButtonLink icon="circle-x" href={`/opportunities/${id}/lose`}>
            {t("opportunities.acts.lose")}
          </ButtonLink>
        </>
      ) : (
        <Form action={reopen} hidden={{ id: String(id) }}>
          <SubmitButton variant="plain" icon="rotate-ccw">
            {t("opportunities.acts.reopen")}
          </SubmitButton>
        </Form>
      )}
      <ButtonLink icon="trash-2" variant="danger-quiet" href={`/opportunities/${id}/delete`}>
        {t("opportunities.delete.action")}
      </ButtonLink>
    </>
  );
}
