import type { ReactNode } from "react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { ClosePopovers } from "@/components/shell/close-popovers";
import { Mark } from "@/components/shell/mark";

interface NavItem {
  href: string;
  label: string;
  current?: boolean;
}

interface Props {
  firmName: string;
  homeHref: string;
  nav: NavItem[];
  search?: { action: string; label: string; name: string; defaultValue?: string; submitLabel: string };
  user: { name: string; initials: string };
  /** «Meny»: the button that replaces the areas below 1024. */
  menuLabel: string;
  /** Language, colour scheme, sign out: MenuForms and MenuLinks. */
  userMenu: ReactNode;
  /** Names for screen readers: the areas, the person's menu, and «Lukk» of the phone's menu. */
  texts: { areas: string; userMenu: string; close: string };
}

/** One popover serves both widths: below 1024 the whole menu, on a desk what belongs to the person. */
export function Header({ firmName, homeHref, nav, search, user, menuLabel, userMenu, texts }: Props) {
  return (
    <header className="flex h-header flex-none items-stretch gap-2 border-b border-line bg-subtle px-gutter max-md:pr-4 max-sm:pr-2 max-sm:pl-4 print:hidden">
      <Firm name={firmName} href={homeHref} />
      <nav aria-label={texts.areas} className="hidden flex-1 pl-4 md:block">
        <ul className="flex h-full gap-1">
          {nav.map((item) => (
            <li key={item.href} className="flex">
              <Link
                prefetch={false}
                href={item.href}
                aria-current={item.current ? "page" : undefined}
                className={`focus-inset -mb-px flex items-center border-b-2 px-2.5 pt-0.5 font-medium whitespace-nowrap ease-fast ${
                  item.current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink forced-colors:border-b-0"
                }`}
              >
                {item.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {search && <CustomerSearch {...search} />}
      <button
        type="button"
        popoverTarget={menuId}
        className="my-auto hidden h-control items-center gap-2 rounded-md px-2 font-medium whitespace-nowrap ease-fast hover:bg-hover md:inline-flex touch:h-touch"
      >
        <Initials>{user.initials}</Initials>
        <span className="max-lg:sr-only">{user.name}</span>
        <Icon name="chevron-down" />
      </button>
      <button type="button" popoverTarget={menuId} className={`${menuButton} md:hidden`}>
        <Icon name="menu" size={18} />
        {menuLabel}
      </button>
      <div popover="auto" id={menuId} className="site-menu">
        <div className="flex h-header items-stretch border-b border-line bg-subtle pr-2 pl-4 sm:pr-4 sm:pl-gutter md:hidden">
          <Firm name={firmName} href={homeHref} />
          <button type="button" popoverTarget={menuId} popoverTargetAction="hide" className={menuButton}>
            <Icon name="x" size={18} />
            {texts.close}
          </button>
        </div>
        <nav aria-label={menuLabel} className="border-b border-line py-1 md:hidden">
          <ul>
            {nav.map((item) => (
              <li key={item.href}>
                <Link
                  prefetch={false}
                  href={item.href}
                  aria-current={item.current ? "page" : undefined}
                  className={`focus-inset flex min-h-touch items-center border-l-2 pr-4 pl-3.5 font-medium sm:pl-[1.375rem] ${
                    item.current ? "border-accent bg-selected" : "border-transparent hover:bg-hover"
                  }`}
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div role="group" aria-label={texts.userMenu} className="max-md:px-1 max-md:py-2 max-md:sm:px-3">
          <p className="flex items-center gap-2 px-3 py-2 font-medium md:hidden">
            <Initials>{user.initials}</Initials>
            {user.name}
          </p>
          {userMenu}
        </div>
      </div>
      <ClosePopovers />
    </header>
  );
}

const menuId = "site-menu";
const menuButton = "my-auto inline-flex h-touch items-center gap-2 rounded-md px-2 font-medium ease-fast hover:bg-hover";

function Firm({ name, href }: { name: string; href: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      className="my-auto flex min-h-9 min-w-0 items-center gap-2 max-md:mr-auto md:max-w-56 md:shrink-0 font-semibold touch:min-h-touch"
    >
      <Mark />
      <span className="overflow-hidden text-ellipsis whitespace-nowrap">{name}</span>
    </Link>
  );
}

function Initials({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="inline-grid size-6 place-items-center rounded-sm bg-selected text-xs font-semibold text-link">
      {children}
    </span>
  );
}

/** A field on a desk; on a phone an icon that leads to the list, where the same field stands first. */
function CustomerSearch({ action, label, name, defaultValue, submitLabel }: NonNullable<Props["search"]>) {
  return (
    <search className="my-auto flex sm:min-w-24">
      <Link
        prefetch={false}
        href={action}
        aria-label={label}
        className="inline-flex size-11 items-center justify-center rounded-md ease-fast hover:bg-hover sm:hidden"
      >
        <Icon name="search" size={18} />
      </Link>
      <form action={action} className="relative w-52 min-w-0 max-sm:hidden">
        <input
          type="search"
          name={name}
          defaultValue={defaultValue}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          className="field !h-8 !pl-9 touch:!h-touch"
        />
        <button
          type="submit"
          aria-label={submitLabel}
          className="touch-target focus-inset absolute top-1/2 left-0.5 inline-grid size-7 -translate-y-1/2 place-items-center rounded-sm text-muted ease-fast hover:text-ink"
        >
          <Icon name="search" />
        </button>
      </form>
    </search>
  );
}
