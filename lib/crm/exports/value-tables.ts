import type { Database } from "../../db/client";
import { type Locale, textsIn } from "../../i18n/texts";
import { originList, productList, sourceList } from "../additional-info/additional-info-lists";
import { listCategories } from "../categories/category-queries";
import { contactRoleList } from "../contact-roles/contact-role-list";
import { listIndustriesWithCounts } from "../industries/industry-queries";
import { lostReasonList, opportunityStepList, opportunityTypeList } from "../opportunities/opportunity-lists";
import type { ValueList, ValueNoun } from "../value-lists/value-list";
import { listValues } from "../value-lists/value-queries";
import { type ExportTable, textCell, whole, wholeCell, yesOrNo } from "./export-table";

export const valueLists: Record<ValueNoun, ValueList> = {
  contactRoles: contactRoleList,
  origins: originList,
  products: productList,
  sources: sourceList,
  opportunityTypes: opportunityTypeList,
  opportunitySteps: opportunityStepList,
  lostReasons: lostReasonList,
};

/** A value list in its own order, switched-off values too. */
export async function valueTable(db: Database, noun: ValueNoun, language: Locale): Promise<ExportTable> {
  const t = textsIn(language);
  const hasProbability = "probability" in valueLists[noun].fields;
  const heads = ["nb", "en", ...(hasProbability ? ["probability"] : []), "active"];
  const values = await listValues(db, valueLists[noun].entity, language);
  return whole(
    heads.map((head) => t(`exports.values.${head}`)),
    values.map(({ nb, en, probability, active }) => [...[textCell(nb), textCell(en)], ...(hasProbability ? [wholeCell(probability)] : []), yesOrNo(t, active)]),
  );
}

/** The categories with where they show and how many carry them. */
export async function categoryTable(db: Database, language: Locale): Promise<ExportTable> {
  const t = textsIn(language);
  const heads = ["name", "showOnCustomer", "showOnContact", "active", "customers", "contacts"];
  const categories = await listCategories(db);
  return whole(
    heads.map((head) => t(`exports.categories.${head}`)),
    categories.map(({ name, showOnCustomer, showOnContact, active, customers, contacts }) => [
      textCell(name),
      ...[showOnCustomer, showOnContact, active].map((yes) => yesOrNo(t, yes)),
      ...[customers, contacts].map(wholeCell),
    ]),
  );
}

/** The industries with their codes and how many customers are in each. */
export async function industryTable(db: Database, language: Locale): Promise<ExportTable> {
  const t = textsIn(language);
  const heads = ["nb", "en", "code", "codeStandard", "active", "customers"];
  const industries = await listIndustriesWithCounts(db, language);
  return whole(
    heads.map((head) => t(`exports.industries.${head}`)),
    industries.map(({ nb, en, code, codeStandard, active, customers }) => [
      ...[nb, en, code, codeStandard].map(textCell),
      yesOrNo(t, active),
      wholeCell(customers),
    ]),
  );
}
