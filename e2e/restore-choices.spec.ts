import type { Page } from "@playwright/test";

import { sourceEntity } from "@/lib/crm/additional-info/additional-info-entities";
import { deleteCategory } from "@/lib/crm/categories/delete-category";
import { contactRoleEntity } from "@/lib/crm/contact-roles/contact-role-entity";
import { deleteCustomers } from "@/lib/crm/customers/delete-customers";
import { deleteIndustry } from "@/lib/crm/customers/delete-industry";
import { addMember } from "@/lib/crm/groups/add-member";
import { createGroup } from "@/lib/crm/groups/create-group";
import { createOpportunities } from "@/lib/crm/opportunities/create-opportunities";
import { countUsesOf } from "@/lib/crm/value-lists/value-uses";
import { opportunityStepEntity } from "@/lib/crm/opportunities/opportunity-lists";

import { type Firm, type Named, valueCommands } from "./firm";
import { expect, test } from "./fixtures";
import { named } from "./names";

const deleted = (firm: Firm, { id }: Named) => firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 });

/** One who will stop, and one who takes over. */
async function twoSellers(firm: Firm): Promise<[gone: Named, next: Named]> {
  const { id: groupId } = await firm.done(createGroup, { name: named("Salgslag"), type: "SALES", from: "2020-01-01" });
  const [gone, next] = [await firm.employee("EMPLOYEE", { name: named("Sluttet") }), await firm.employee("EMPLOYEE", { name: named("Overtar") })];
  for (const { id: employeeId } of [gone, next]) await firm.done(addMember, { groupId, employeeId, from: "2020-01-01" });
  return [gone, next];
}

/** Answers the question whether to restore a customer: what is chosen, and that it has come back. */
async function restoreWith(page: Page, customer: Named, label: RegExp, choice: string): Promise<void> {
  await page.goto(`/settings/crm/restore/confirm?id=${customer.id}`);
  await expect(page.getByRole("heading", { name: "Dette er ikke lenger som det var" })).toBeVisible();
  await page.getByLabel(label).selectOption({ label: choice });
  await page.getByRole("button", { name: `Ja, gjenopprett ${customer.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er gjenopprettet.` })).toBeVisible();
}

test("industry, source, role, category and seller that are gone meanwhile are each chosen anew on the restoring", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [industry, into, otherIndustry] = [await firm.industry(), await firm.industry(), await firm.industry()];
  const [source, otherSource] = [await firm.value("sources"), await firm.value("sources")];
  const [role, otherRole] = [await firm.value("contactRoles"), await firm.value("contactRoles")];
  const [category, otherCategory] = [await firm.category(), await firm.category()];
  const [gone, next] = await twoSellers(firm);
  const customer = await firm.customer({ industry: String(industry.id), seller: String(gone.id) });
  await firm.db.customerSource.create({ data: { customerId: customer.id, sourceId: source.id, operationId: 1 } });
  await firm.put(category, { customers: [customer] });
  const contact = await firm.contact(customer, { role });
  await deleted(firm, customer);

  await firm.done(deleteIndustry, { id: industry.id, to: into.id, customers: 0, deletedCustomers: 1 });
  const uses = { source: await countUsesOf(firm.db, sourceEntity, source.id), role: await countUsesOf(firm.db, contactRoleEntity, role.id) };
  await firm.done(valueCommands.sources.delete, { id: source.id, replacement: "none", ...uses.source });
  await firm.done(valueCommands.contactRoles.delete, { id: role.id, replacement: "none", ...uses.role });
  await firm.done(deleteCategory, { id: category.id, customers: 0, contacts: 0 });
  await firm.db.employee.update({ where: { id: gone.id }, data: { active: false } });

  await page.goto(`/settings/crm/restore/confirm?id=${customer.id}`);
  for (const [was, choice] of [
    [`Bransjen «${industry.name}» er slettet (1 kunde)`, otherIndustry.name],
    [`Kilden «${source.name}» er slettet (1 kunde)`, otherSource.name],
    [`Rollen «${role.name}» er slettet (kontakter hos 1 kunde)`, otherRole.name],
    [`Kategorien «${category.name}» er slettet (1 kunde)`, otherCategory.name],
    [`${gone.name} er ikke selger lenger (1 kunde)`, next.name],
  ] as const)
    await page.getByLabel(was, { exact: true }).selectOption({ label: choice });
  await page.getByRole("button", { name: `Ja, gjenopprett ${customer.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${customer.name} er gjenopprettet.` })).toBeVisible();
  const where = { customerId: customer.id };
  expect({
    industry: (await firm.db.customerIndustry.findUnique({ where }))?.industryId,
    source: (await firm.db.customerSource.findUnique({ where }))?.sourceId,
    role: (await firm.db.contactLink.findFirst({ where: { ...where, contactId: contact.id } }))?.roleId,
    seller: (await firm.db.customerSeller.findUnique({ where }))?.employeeId,
  }).toEqual({ industry: otherIndustry.id, source: otherSource.id, role: otherRole.id, seller: next.id });
  expect(await firm.carriedBy("customer", customer)).toContain(otherCategory.name);
});

test("a category of the contacts that was deleted meanwhile is chosen anew on the restoring", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [customer, category, other] = [await firm.customer(), await firm.category("contact"), await firm.category("contact")];
  const contact = await firm.contact(customer);
  await firm.put(category, { contacts: [contact] });
  await deleted(firm, customer);
  await firm.done(deleteCategory, { id: category.id, customers: 0, contacts: 0 });
  await restoreWith(page, customer, new RegExp(`^Kategorien «${category.name}» er slettet \\(kontakter hos 1 kunde\\)$`), other.name);
  expect(await firm.carriedBy("contact", contact)).toContain(other.name);
});

test("the open opportunities of a seller who has stopped are given to another on the restoring", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [gone, next] = await twoSellers(firm);
  const customer = await firm.customer();
  const sale = { customerId: customer.id, title: named("Salg"), amount: 100_000, expectedClose: "2030-06-30" };
  await firm.done(createOpportunities, { opportunities: [{ ...sale, sellers: [{ employeeId: gone.id, share: 10_000 }] }] });
  await deleted(firm, customer);
  await firm.db.employee.update({ where: { id: gone.id }, data: { active: false } });
  await restoreWith(page, customer, new RegExp(`^${gone.name} er ikke selger lenger \\(åpne salgsmuligheter hos 1 kunde\\)$`), next.name);
  const shares = await firm.db.opportunitySeller.findMany({ where: { opportunity: { customerId: customer.id } }, select: { employeeId: true, share: true } });
  expect(shares).toEqual([{ employeeId: next.id, share: 10_000 }]);
});

test("a step of the opportunities that was deleted meanwhile is chosen anew on the restoring, and undone with it", async ({ page, firm, signIn }) => {
  await signIn("ADMIN");
  const [customer, step, next] = [await firm.customer(), await firm.value("opportunitySteps"), await firm.value("opportunitySteps")];
  const sale = await firm.opportunity(customer, { stepId: step.id });
  await deleted(firm, customer);
  const uses = await countUsesOf(firm.db, opportunityStepEntity, step.id);
  await firm.done(valueCommands.opportunitySteps.delete, { id: step.id, replacement: "none", ...uses });
  const stepOf = async () => (await firm.db.opportunity.findUniqueOrThrow({ where: { id: sale.id } })).stepId;
  await restoreWith(page, customer, new RegExp(`^Steget «${step.name}» er slettet \\(salgsmuligheter hos 1 kunde\\)$`), next.name);
  expect(await stepOf()).toBe(next.id);
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angret:" })).toBeVisible();
  expect(await stepOf()).toBeNull();
});
