import { redirect } from "next/navigation";

/** Administrasjon begins with the CRM sections. */
export default function SettingsPage(): never {
  redirect("/settings/crm");
}
