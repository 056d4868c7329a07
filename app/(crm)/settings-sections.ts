import type { Reader } from "@/lib/auth/current-session";
import { can, type Permission } from "@/lib/permissions";

interface Section {
  href: string;
  label: string;
}

const sections: { heading: string; items: { href: string; label: string; permission: Permission }[] }[] = [
  {
    heading: "shell.settings.crm",
    items: [
      { href: "/settings/crm/additional-info", label: "valueLists.additionalInfo.title", permission: "additionalInfo.edit" },
      { href: "/settings/crm/categories", label: "categories.title", permission: "categories.see" },
      { href: "/settings/crm/groups", label: "groups.title", permission: "groups.see" },
      { href: "/settings/crm/industries", label: "industries.title", permission: "industries.see" },
      { href: "/settings/crm/restore", label: "deletedCustomers.title", permission: "customers.restoreOthers" },
      { href: "/settings/crm/roles", label: "valueLists.roles.title", permission: "contactRoles.edit" },
      { href: "/settings/crm/opportunities", label: "valueLists.opportunities.title", permission: "additionalInfo.edit" },
    ],
  },
  {
    heading: "shell.settings.firm",
    items: [
      { href: "/settings/import", label: "imports.page.title", permission: "imports.run" },
      { href: "/settings/export", label: "exports.page.title", permission: "export.everything" },
      { href: "/settings/register", label: "register.settings.title", permission: "firm.edit" },
      { href: "/settings/users", label: "users.title", permission: "users.edit" },
      { href: "/settings/change-log", label: "changeLog.title", permission: "changeLog.seeAll" },
    ],
  },
];

/** The sections of Administrasjon that this person may open, in their groups. */
export function settingsSections({ actor, t }: Reader): { heading: string; items: Section[] }[] {
  return sections
    .map(({ heading, items }) => ({
      heading: t(heading),
      items: items.filter(({ permission }) => can(actor, permission)).map(({ href, label }) => ({ href, label: t(label) })),
    }))
    .filter(({ items }) => items.length > 0);
}
