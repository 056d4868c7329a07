import type { OnePage, Records, Seen } from "./every-page";
import { expect } from "./fixtures";

const ofSales =
  (rest = "") =>
  ({ sales }: Records): string =>
    `/budgets?group=${sales.id}${rest}`;

/** The pages of the sales budget, in every state that looks different; the demo firm's sellers have budgets. */
export const budgetPages: OnePage[] = [
  { what: "the sales budget", route: "/budgets", path: ofSales() },
  { what: "the sales budget with groups' own figures opened", route: "/budgets", path: ofSales("&own=1,2,3,4,5,6,7,8,9") },
  { what: "the sales budget with a figure that is refused", route: "/budgets", path: ofSales("&year=2043"), act: wrongFigure },
  { what: "the sales budget with a year dealt out, and not saved", route: "/budgets", path: ofSales("&year=2043"), act: dealtOut },
  { what: "a sales budget of nobody", route: "/budgets", path: "/budgets?year=2001" },
  { what: "the sales budget as an employee sees it", route: "/budgets", as: "EMPLOYEE", path: "/budgets" },
  { what: "the choice of what to copy from last year's budget", route: "/budgets/copy", path: "/budgets/copy?percent=mye" },
  { what: "the question whether to copy last year's budget", route: "/budgets/copy", path: "/budgets/copy?percent=3&replace=true&changed=1" },
];

async function wrongFigure({ page }: Seen): Promise<void> {
  await page.getByRole("textbox", { name: "Ola Nordmann mars" }).fill("mye");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Skriv hele kroner" })).toBeVisible();
}

async function dealtOut({ page }: Seen): Promise<void> {
  await page.getByRole("textbox", { name: "Ola Nordmann Året" }).fill("1200000");
  await page.getByRole("button", { name: "Fordel likt for Ola Nordmann" }).click();
  await expect(page.getByText("Fordelt, men ikke lagret ennå.")).toBeVisible();
}
