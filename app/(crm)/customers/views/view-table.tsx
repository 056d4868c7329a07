import { TextLink } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { CustomerView } from "@/lib/crm/views/view-queries";
import { mayEditView } from "@/lib/crm/views/view-rules";
import type { Texts } from "@/lib/i18n/texts";
import type { Actor } from "@/lib/permissions";

import { viewHref } from "../customer-search-params";
import { viewsPath } from "./crumbs";

/** The views: each leads to the list as it shows it, says who sees it, and whether the list opens with it. */
export function ViewTable({ t, views, actor }: { t: Texts; views: CustomerView[]; actor: Actor }) {
  return (
    <Table label={t("views.title")} stack="sm" fixed>
      <Head>
        <HeadCell width="w-[40%]">{t("views.fields.name")}</HeadCell>
        <HeadCell>{t("views.fields.shared")}</HeadCell>
        <HeadCell align="center">{t("views.opensFirst")}</HeadCell>
        <HeadCell width="w-14" hiddenLabel={t("views.actions")} />
      </Head>
      <Body>
        {views.map((view) => (
          <Row key={view.id} id={`view-${view.id}`}>
            <Cell primary clip={view.name}>
              <TextLink look="name" href={viewHref(view.id, view.state)}>
                {view.name}
              </TextLink>
            </Cell>
            <Cell clip={view.ownerName}>
              {view.owner === actor.id ? t(view.shared ? "views.seenBy.everybody" : "views.seenBy.owner") : t("views.sharedBy", { name: view.ownerName })}
            </Cell>
            <Cell align="center" label={t("views.opensFirst")}>
              <Switch name="view" value={view.opened ? "" : String(view.id)} checked={view.opened} label={t("views.openWith", { name: view.name })} />
            </Cell>
            <Cell align="end" place="end">
              {mayEditView(actor, view) && (
                <Menu
                  id={`actions-${view.id}`}
                  label={t("views.actionsFor", { name: view.name })}
                  items={[
                    { href: `${viewsPath}/${view.id}`, label: t("views.edit.action"), icon: "pencil" },
                    "line",
                    { href: `${viewsPath}/${view.id}/delete`, label: t("views.delete.title"), icon: "trash-2", danger: true },
                  ]}
                />
              )}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
