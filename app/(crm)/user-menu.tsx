import { Form } from "@/components/form/form";
import { MenuButton, MenuForm, MenuLink } from "@/components/shell/menu-form";
import type { Texts } from "@/lib/i18n/texts";
import { type Theme, themes } from "@/lib/theme";

import { chooseLanguage, chooseTheme, signOut } from "./user-menu-actions";

/** What belongs to the person: language, colour scheme, password, sign out. Small POST forms, so that they work without scripts. */
export function UserMenu({ t, language, theme, back }: { t: Texts; language: "nb" | "en"; theme: Theme; back: string }) {
  return (
    <>
      <MenuForm heading={t("shell.language")}>
        <Form action={chooseLanguage} hidden={{ back }}>
          {(["nb", "en"] as const).map((choice) => (
            <MenuButton key={choice} name="language" value={choice} chosen={choice === language}>
              {t(`users.languages.${choice}`)}
            </MenuButton>
          ))}
        </Form>
      </MenuForm>
      <MenuForm heading={t("shell.theme.title")}>
        <Form action={chooseTheme} hidden={{ back }}>
          {themes.map((choice) => (
            <MenuButton key={choice} name="theme" value={choice} chosen={choice === theme}>
              {t(`shell.theme.${choice}`)}
            </MenuButton>
          ))}
        </Form>
      </MenuForm>
      <MenuForm>
        <MenuLink href="/help">{t("shell.help")}</MenuLink>
        <MenuLink href="/account">{t("shell.changePassword")}</MenuLink>
        <Form action={signOut}>
          <MenuButton>{t("shell.signOut")}</MenuButton>
        </Form>
      </MenuForm>
    </>
  );
}
