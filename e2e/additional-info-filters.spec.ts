import { createOrigins, createProducts, createSources } from "@/lib/crm/additional-info/create-additional-info";

import { CustomerList } from "./customer-list";
import { expect, test } from "./fixtures";
import { named } from "./names";

test("customers are filtered by origin, product and source; each stands as a chip that takes it away", async ({ page, firm, isMobile, signIn }) => {
  await signIn("EMPLOYEE");
  const make = async (command: typeof createOrigins, name: string) => (await firm.done(command, { values: [{ nb: name }] })).ids[0] ?? 0;
  const names = { origin: named("Messe"), product: named("Regnskap"), source: named("Nettside") };
  const [originId, productId, sourceId] = [
    await make(createOrigins, names.origin),
    await make(createProducts, names.product),
    await make(createSources, names.source),
  ];
  const [all, one] = [await firm.customer({ name: named("Alt") }), await firm.customer({ name: named("Bare") })];
  await firm.db.customerOrigin.create({ data: { customerId: all.id, originId, operationId: 1 } });
  for (const { id: customerId } of [all, one]) {
    await firm.db.customerProduct.create({ data: { customerId, productId, operationId: 1 } });
    await firm.db.customerSource.create({ data: { customerId, sourceId, operationId: 1 } });
  }
  await firm.db.source.update({ where: { id: sourceId }, data: { active: false } });

  const list = new CustomerList(page, isMobile);
  await page.goto(`/customers?product=${productId}`);
  await list.says("2 treff av");
  await list.shows([all.name, one.name]);
  await list.filter("Kilde", names.source);
  await expect(page).toHaveURL(new RegExp(`source=${sourceId}`));
  await list.shows([all.name, one.name]);
  await list.search(one.name);
  await list.shows([one.name]);
  await expect(page.getByRole("link", { name: `Fjern filteret Produkt: ${names.product}` })).toBeVisible();

  await page.goto(`/customers?origin=${originId}&product=${productId}`);
  await list.shows([all.name]);
  await page.getByRole("link", { name: `Fjern filteret Kontaktopprinnelse: ${names.origin}` }).click();
  await list.shows([all.name, one.name]);
});
