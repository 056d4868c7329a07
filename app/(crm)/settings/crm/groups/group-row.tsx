import Link from "next/link";

import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import type { Texts } from "@/lib/i18n/texts";

import { groupPath, newPath } from "./paths";
import type { Branch } from "./tree-state";

interface Props {
  t: Texts;
  branch: Branch;
  current: boolean;
  edits: boolean;
  href: string;
  toggleHref: string;
}

/** One group in the tree: its toggle, its name, «Salg», how many members, and what can be done with it. */
export function GroupRow({ t, branch: { id, name, type, members, hasSubgroups, isOpen, parentId }, current, edits, href, toggleHref }: Props) {
  return (
    <div className="group-row" data-group={id} data-parent={parentId ?? ""}>
      {hasSubgroups ? (
        <Link
          prefetch={false}
          scroll={false}
          href={toggleHref}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? "groups.close" : "groups.open", { name })}
          className="group-toggle"
        >
          <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
        </Link>
      ) : (
        <span className="group-toggle" />
      )}
      <Link prefetch={false} href={href} aria-current={current ? "page" : undefined} className="group-name" draggable={false}>
        {name}
      </Link>
      {type === "SALES" && <Tag>{t("groups.types.SALES")}</Tag>}
      <span className="group-members">
        {t.number(members)}
        <span className="sr-only"> {t("groups.members", { members })}</span>
      </span>
      {edits && (
        <Menu
          id={`group-menu-${id}`}
          label={t("groups.actions", { name })}
          items={[
            { href: newPath(id), label: t("groups.new.subgroup"), icon: "folder-plus" },
            { href: `${groupPath(id)}/edit`, label: t("groups.edit.action"), icon: "pencil" },
            { href: `${groupPath(id)}/move`, label: t("groups.move.action"), icon: "folder-input" },
            "line",
            { href: `${groupPath(id)}/delete`, label: t("groups.delete.action"), icon: "trash-2", danger: true },
          ]}
        />
      )}
    </div>
  );
}
