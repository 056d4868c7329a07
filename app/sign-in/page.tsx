import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { Form } from "@/components/form/form";
import { PasswordField, TextField } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Banner } from "@/components/ui/banner";
import { Mark } from "@/components/shell/mark";
import { countCustomers } from "@/lib/crm/customers/count-customers";
import { currentSession } from "@/lib/auth/current-session";
import { database } from "@/lib/db/client";
import { currentFirm } from "@/lib/firm/current-firm";
import { requestTexts } from "@/lib/i18n/request-texts";
import type { Texts } from "@/lib/i18n/texts";
import { localPath, param, type SearchParams } from "@/lib/local-path";

import { signIn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTexts())("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const next = localPath(param(params, "next"), "/customers");
  if (await currentSession()) redirect(next);
  const [t, firm] = await Promise.all([requestTexts(), currentFirm()]);
  return (
    <main id="main-content" tabIndex={-1} className="mx-auto grid max-w-[60rem] gap-10 px-gutter pt-26 pb-10 max-sm:px-4 max-sm:pt-8 md:grid-cols-[20rem_1fr]">
      <section>
        <p className="flex items-center gap-2 font-semibold">
          <Mark />
          {firm.name}
        </p>
        <h1 className="mt-4 mb-6 text-2xl font-semibold">{t("signIn.title")}</h1>
        {param(params, "changed") === "password" && (
          <div className="mb-4">
            <Banner tone="success">{t("signIn.passwordChanged")}</Banner>
          </div>
        )}
        <Form action={signIn} hidden={{ next }} className="space-y-4">
          <TextField name="email" type="email" label={t("signIn.email")} autoComplete="username" width="full" />
          <PasswordField name="password" label={t("signIn.password")} autoComplete="current-password" width="full" />
          <SubmitButton busyLabel={t("signIn.busy")}>{t("signIn.submit")}</SubmitButton>
        </Form>
        <div className="text-label mt-5 text-muted">
          <h2 className="font-medium text-ink">{t("signIn.forgottenTitle")}</h2>
          <p>{t("signIn.forgotten")}</p>
        </div>
      </section>
      {firm.isDemo && <Demo t={t} next={next} customers={await countCustomers(database())} />}
    </main>
  );
}

/** Three ways in without a password: on demo data alone. */
function Demo({ t, next, customers }: { t: Texts; next: string; customers: number }) {
  return (
    <section aria-labelledby="demo" className="border-line md:border-l md:pt-11 md:pl-16">
      <h2 id="demo" className="text-md font-semibold">
        {t("signIn.demo.title")}
      </h2>
      <p className="mb-4 text-muted">{t("signIn.demo.lede", { customers: t.number(customers) })}</p>
      <Form action={signIn} hidden={{ next }}>
        {(["administrator", "sales-manager", "employee"] as const).map((as) => (
          <div key={as} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-3">
            <SubmitButton variant="plain" name="as" value={as} busyLabel={t("signIn.busy")} className="w-58 justify-start">
              {t(`signIn.demo.${as}.button`)}
            </SubmitButton>
            <span className="text-muted">{t(`signIn.demo.${as}.what`)}</span>
          </div>
        ))}
      </Form>
    </section>
  );
}
