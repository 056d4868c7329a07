"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { ellipsis, folderInput, folderPlus, merge, pencil, trash2 } from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";
import { buttonClasses } from "@/components/ui/button-classes";

/** Just the icons of menus: this part is sent to the browser, so that a row's menu is a line of data and not its whole markup. */
const menuIcons = { "folder-input": folderInput, "folder-plus": folderPlus, merge, pencil, "trash-2": trash2 };

export type MenuItem = { href: string; label: string; icon?: keyof typeof menuIcons; danger?: boolean } | "line";

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
              <li key={item.href} className={items[index - 1] === "line" ? "mt-1 border-t border-line pt-1" : undefined}>
                <MenuLink {...item} />
              </li>
            ),
          )}
        </ul>
      </div>
    </div>
  );
}

function MenuLink({ href, label, icon, danger }: Exclude<MenuItem, "line">) {
  return (
    <Link
      prefetch={false}
      href={href}
      className={`focus-inset flex min-h-8 items-center gap-2 rounded-md px-3 py-1 font-normal ease-fast touch:min-h-touch ${
        danger ? "text-danger hover:bg-danger-ground" : "text-ink hover:bg-hover active:bg-pressed"
      }`}
    >
      {icon && <IconSvg drawing={menuIcons[icon]} className={danger ? "" : "text-muted"} />}
      {label}
    </Link>
  );
}
