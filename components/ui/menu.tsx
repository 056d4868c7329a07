"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { arrowDown, arrowUp, ellipsis, folderInput, folderPlus, merge, pencil, trash2 } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";
import { buttonClasses } from "@/components/ui/button-classes";

/** Just the icons of menus: this part is sent to the browser, so that a row's menu is a line of data and not its whole markup. */
const menuIcons = { "arrow-up": arrowUp, "arrow-down": arrowDown, "folder-input": folderInput, "folder-plus": folderPlus, merge, pencil, "trash-2": trash2 };

/** A link to a page, or what is done at once: a submit button of a form that stands elsewhere on the page. */
export type MenuItem = MenuLinkItem | MenuButtonItem | "line";
export interface MenuLinkItem {
  href: string;
  label: string;
  icon?: keyof typeof menuIcons;
  danger?: boolean;
}
interface MenuButtonItem {
  form: string;
  name: string;
  value: string;
  label: string;
  icon?: keyof typeof menuIcons;
}

interface Props {
  /** Unique on the page: the button points to its list by it. */
  id: string;
  /** The whole name: «Handlinger for Partner». */
  label: string;
  items: MenuItem[];
  /** In place of «⋯»: text and perhaps an icon. */
  trigger?: ReactNode;
  /** `quiet` in a row, `plain` beside a title. */
  variant?: "quiet" | "plain";
}

/** A native popover with a list of links, each of which leads to a page. The browser opens, closes and announces it. */
export function Menu({ id, label, items, trigger, variant = "quiet" }: Props) {
  const size = variant === "plain" ? "normal" : "row";
  const shape = trigger ? "" : variant === "plain" ? "w-control !px-0 touch:w-touch" : "w-control-sm !px-0 touch:w-touch";
  return (
    <div className="menu print:hidden">
      <button type="button" popoverTarget={id} aria-label={label} className={buttonClasses(variant, size, shape)}>
        {trigger ?? <IconSvg drawing={ellipsis} />}
      </button>
      <div popover="auto" id={id} role="group" aria-label={label} className="float">
        <ul>
          {items.map((item, index) =>
            item === "line" ? null : (
              <li key={item.label} className={items[index - 1] === "line" ? "mt-1 border-t border-line pt-1" : undefined}>
                {"href" in item ? <MenuLink {...item} /> : <MenuButton {...item} />}
              </li>
            ),
          )}
        </ul>
      </div>
    </div>
  );
}

/** Pressed by script, the page stays, and with it the open menu: it is closed, which leaves the focus on its button. */
function MenuButton({ label, icon, ...press }: MenuButtonItem) {
  return (
    <button
      {...press}
      type="submit"
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
      }}
      className="menu-item focus-inset"
    >
      {icon && <IconSvg drawing={menuIcons[icon]} className="text-muted" />}
      {label}
    </button>
  );
}

function MenuLink({ href, label, icon, danger }: MenuLinkItem) {
  return (
    <Link prefetch={false} href={href} className={danger ? "menu-item menu-item-danger focus-inset" : "menu-item focus-inset"}>
      {icon && <IconSvg drawing={menuIcons[icon]} className={danger ? undefined : "text-muted"} />}
      {label}
    </Link>
  );
}
