import { ChoiceButtons } from "@/components/form/choice-buttons";
import { Form } from "@/components/form/form";
import { FormStatus } from "@/components/form/form-status";
import { PressOnLeave } from "@/components/form/press-on-leave";
import { SubmitButton } from "@/components/form/submit-button";
import { FullWidth } from "@/components/ui/section";
import type { RegisterSources } from "@/lib/crm/register/register-entry";
import type { Texts } from "@/lib/i18n/texts";

import { fetchForCustomer } from "./actions";

/**
 * «Hent fra registeret», with what came of it and the hits to choose among. With scripts it is pressed by itself as one
 * leaves the number. Nothing stands here where the register may not be asked and no extract is loaded.
 */
export function RegisterLookup({ t, sources }: { t: Texts; sources: RegisterSources }) {
  if (!sources.lookup && !sources.extract) return null;
  return (
    <FullWidth>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton variant="plain" icon="download" name="lookUp" value="typed" busyLabel={t("register.fetching")} describedBy="register-hint">
          {t("register.fetch")}
        </SubmitButton>
        <FormStatus prominent />
      </div>
      <p id="register-hint" className="text-label mt-1 text-muted">
        {t(sources.lookup ? "register.fetchHint" : "register.fetchHintExtract")}
      </p>
      <ChoiceButtons name="lookUp" label={t("register.hitsLabel")} busyLabel={t("register.fetching")} />
      <PressOnLeave field="organizationNumber" reads="^\d{9}$" button="lookUp" />
    </FullWidth>
  );
}

/** «Oppdater fra registeret»: asks it about the customer's number, and leads to what differs. */
export function FetchFromRegister({ t, id }: { t: Texts; id: number }) {
  return (
    <Form action={fetchForCustomer} id="register" hidden={{ id: String(id) }}>
      <SubmitButton variant="plain" icon="download" busyLabel={t("register.fetching")}>
        {t("register.update.action")}
      </SubmitButton>
    </Form>
  );
}
