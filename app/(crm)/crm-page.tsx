import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { UntilRefused } from "@/components/form/until-refused";
import { Header } from "@/components/shell/header";
import { Page } from "@/components/shell/page";
import { SectionList } from "@/components/shell/section-list";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { Reader } from "@/lib/auth/current-session";
import { param, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";
import { refusedSentence } from "@/lib/refused";
import { readTheme } from "@/lib/theme";

import { DoneBanner } from "./done-banner";
import { JobLines } from "./job-lines";
import { RefusedBanner } from "./refused-banner";
import { settingsSections } from "./settings-sections";
import { UserMenu } from "./user-menu";

interface Props {
  reader: Reader;
  /** Which of the areas in the header the page belongs to. */
  area: "customers" | "opportunities" | "salesReport" | "budgets" | "settings" | null;
  /** The path of the section in Administrasjon that is chosen, on settings pages. */
  section?: string;
  crumbs?: { label: string; href?: string }[];
  /** The URL's parameters: `done` names the operation whose message stands on top; `gone` says that what was to be changed is no longer there. */
  params?: SearchParams;
  /** The page's own path, where «Angre» leads back to. */
  path: string;
  /** A message that the page itself has to give; it then stands in place of the one of `done`. */
  notice?: ReactNode;
  /** What was searched for, to stand in the header's box. */
  searched?: string;
  /** The job that the page is about: told of by itself. */
  job?: number;
  children: ReactNode;
}

/** The frame of every page behind sign-in: header, message, section list, breadcrumb. */
export async function CrmPage({ reader, area, section, crumbs, params = {}, path, notice, searched, job, children }: Props) {
  const { t, actor, firm } = reader;
  const groups = section === undefined ? [] : settingsSections(reader);
  const refused = await refusedSentence();
  return (
    <>
      <Header
        firmName={firm.name}
        homeHref="/customers"
        nav={[
          { href: "/customers", label: t("shell.areas.customers"), current: area === "customers" },
          { href: "/opportunities", label: t("shell.areas.opportunities"), current: area === "opportunities" },
          { href: "/reports/sales", label: t("shell.areas.salesReport"), current: area === "salesReport" },
          { href: "/budgets", label: t("shell.areas.budgets"), current: area === "budgets" },
          ...(can(actor, "settings.see") ? [{ href: "/settings/crm", label: t("shell.areas.settings"), current: area === "settings" }] : []),
        ]}
        search={{ action: "/customers", label: t("shell.search"), name: "q", defaultValue: searched, submitLabel: t("shell.searchSubmit") }}
        user={{ name: actor.name, initials: initialsOf(actor.name) }}
        menuLabel={t("shell.menu")}
        userMenu={<UserMenu t={t} language={actor.language} theme={readTheme(await cookies()) ?? "system"} back={path} />}
        texts={{ areas: t("shell.areasLabel"), userMenu: t("shell.userMenu", { name: actor.name }), close: t("shell.close") }}
      />
      <Page
        // What the address has to tell was told before the form was sent.
        banner={refused === null ? (notice ?? toldByAddress(reader, params, path)) : <RefusedBanner sentence={refused} />}
        notes={reader.untoldJobs ? <JobLines reader={reader} except={job} /> : undefined}
        sections={
          groups.length > 0 ? (
            <SectionList
              label={t("shell.sectionsLabel")}
              groups={groups.map(({ heading, items }) => ({ heading, items: items.map((item) => ({ ...item, current: item.href === section })) }))}
            />
          ) : undefined
        }
      >
        {crumbs && <Breadcrumb label={t("shell.breadcrumb")} items={crumbs} />}
        {children}
      </Page>
    </>
  );
}

/** What was just done, or that what was to be changed is gone. */
function toldByAddress(reader: Reader, params: SearchParams, path: string): ReactNode {
  const { t } = reader;
  if (param(params, "gone"))
    return (
      <UntilRefused>
        <Banner tone="warning">{t("errors.nothingSaved", { why: t("errors.gone") })}</Banner>
      </UntilRefused>
    );
  const done = param(params, "done");
  return done ? (
    <UntilRefused key={done}>
      <DoneBanner reader={reader} operation={done} back={path} />
    </UntilRefused>
  ) : undefined;
}

/** «Kari Nordmann» → «KN»: the first letters of the first and the last name. */
function initialsOf(name: string): string {
  const words = name.split(" ").filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase("nb");
}
