import type { ValueNoun } from "@/lib/crm/value-lists/value-list";

import type { Firm, Named } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";
import { ValueListPage } from "./value-list-page";

/** A list, with what the log calls a value of it, and how a value is put to use. */
export interface ListOfValues {
  noun: ValueNoun;
  the: string;
  use?: (firm: Firm, value: Named) => Promise<unknown>;
  used?: string;
}

/** What an admin, signed in, can do with the values of every list. */
export function valueListFlows({ noun, the, use, used }: ListOfValues): void {
  test.describe(noun, () => {
    const probability = noun === "opportunitySteps" ? "40 %" : undefined;

    test("a value is added, renamed, switched off and on, and each can be undone", async ({ page, firm }) => {
      const list = new ValueListPage(page, noun);
      const [value, renamed] = [{ name: named("Ærlig") }, { name: named("Ny") }];
      await list.open();
      await list.add(value.name, { en: named("Honest"), probability });
      await list.says(`${the} «${value.name}» er lagt til.`);
      await expect(list.row(value)).toBeVisible();
      if (probability) await expect(list.row(value)).toContainText("40 %");
      await expect(list.newName).toHaveValue("");

      await list.act(value, "Rediger");
      const field = list.table.getByLabel("Navn", { exact: true });
      await expect(field).toHaveValue(value.name);
      await expect(field).toBeFocused();
      await field.fill(renamed.name);
      await list.table.getByRole("button", { name: "Lagre" }).click();
      await list.says(`${the} «${value.name}» heter nå «${renamed.name}».`);

      await list.act(renamed, "Slå av");
      await list.says(`${the} «${renamed.name}» er slått av.`);
      await expect(list.row(renamed)).toContainText("Av");
      await list.act(renamed, "Slå på");
      await list.says(`${the} «${renamed.name}» er slått på.`);
      await page.getByRole("button", { name: "Angre" }).click();
      await list.says("Angret: slo på");
      await list.open({ id: await idOf(firm, noun, renamed.name) });
      await expect(list.row(renamed)).toContainText("Av");
    });

    test("it is moved up and down by its menu, which says so, and the order stays", async ({ page, firm }) => {
      const list = new ValueListPage(page, noun);
      let [first, second] = [await firm.value(noun), await firm.value(noun)];
      const pair = async () => (await list.names()).filter((name) => [first.name, second.name].includes(name));
      await list.open(second);
      // A list is paged: where a page began between the two, the next value stands beside the second.
      if ((await pair()).length < 2) [first, second] = [second, await firm.value(noun)];
      await list.open(second);
      expect(await pair()).toEqual([first.name, second.name]);
      await list.act(second, "Flytt opp");
      await list.says(`${the} «${second.name}» er flyttet opp.`);
      expect(await pair()).toEqual([second.name, first.name]);
      await list.act(second, "Flytt ned");
      await list.says(`${the} «${second.name}» er flyttet ned.`);
      expect(await pair()).toEqual([first.name, second.name]);
      await page.getByRole("button", { name: "Angre" }).click();
      await list.says("Angret: flyttet");
      await page.goto(`${list.path}?list=${noun}&at=${second.id}`);
      expect(await pair()).toEqual([second.name, first.name]);
    });

    test("a name that is taken in either language is refused with a link to that one, and what was typed is kept", async ({ page, firm }) => {
      const english = named("English");
      const value = await firm.value(noun, named("Norsk"), english);
      const list = new ValueListPage(page, noun);
      await list.open();
      const before = await firm.operations();
      const typed = `  ${english.toUpperCase()} `;
      await list.add(typed, { probability });
      await expect(list.newName).toHaveAccessibleDescription(new RegExp(`Navnet er i bruk: «${english}» finnes i listen allerede`));
      await expect(list.newName).toHaveValue(typed);
      expect(await firm.operations()).toBe(before);
      await list.region.getByRole("link", { name: `Vis «${english}»` }).click();
      await expect(page).toHaveURL(new RegExp(`at=${value.id}#${noun}-${value.id}$`));
      await expect(list.row(value)).toBeVisible();
    });

    test("one that is not used is deleted with one question, and comes back", async ({ page, firm }) => {
      const value = await firm.value(noun);
      const list = new ValueListPage(page, noun);
      await list.open(value);
      await list.act(value, "Slett");
      await expect(page.getByRole("heading", { level: 1, name: `Vil du slette «${value.name}»?` })).toBeVisible();
      await expect(page.getByLabel("Hva skal stå i stedet?")).toHaveCount(0);
      await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
      await list.says(`${the} «${value.name}» er slettet.`);
      await expect(page.getByRole("button", { name: "Angre" })).toBeInViewport();
      await page.getByRole("button", { name: "Angre" }).click();
      await list.says("Angret: slettet");
      await list.open(value);
      await expect(list.row(value)).toBeVisible();
    });

    if (use && used)
      test("one that is used is deleted only with a choice, which the records then have, and the undo gives it back", async ({ page, firm }) => {
        const [value, next] = [await firm.value(noun), await firm.value(noun)];
        await use(firm, value);
        const list = new ValueListPage(page, noun);
        await list.open(value);
        await expect(list.row(value).getByRole("link", { name: `${used} med ${value.name}` })).toBeVisible();
        await list.act(value, "Slett");
        await expect(page.getByText(`Den er brukt på ${used}.`)).toBeVisible();
        const choice = page.getByLabel("Hva skal stå i stedet?");
        await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
        await expect(choice).toHaveAccessibleDescription("Velg hva som skal stå i stedet.");
        await choice.selectOption(next.name);
        await page.getByRole("button", { name: `Ja, slett ${value.name}` }).click();
        await list.says(`«${next.name}» er satt inn i stedet`);
        await list.open(next);
        await expect(list.row(next).getByRole("link", { name: `${used} med ${next.name}` })).toBeVisible();
        await page.goBack();
        await page.getByRole("button", { name: "Angre" }).click();
        await list.says("Angret: slettet");
        await list.open(value);
        await expect(list.row(value).getByRole("link", { name: `${used} med ${value.name}` })).toBeVisible();
      });
  });
}

/** The id of a value that was added by its page, out of the log. */
async function idOf(firm: Firm, noun: ValueNoun, name: string): Promise<number> {
  const { result } = await firm.db.operation.findFirstOrThrow({ where: { kind: `${noun}.edit`, data: { path: ["name"], equals: name } } });
  return (result as { id: number }).id;
}
