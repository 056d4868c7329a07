import { employeeEntity } from "../auth/employee-entity";
import type { EntityDefinition } from "../change-log/entity";
import { originEntity, productEntity, sourceEntity } from "./additional-info/additional-info-entities";
import { budgetEntity, budgetYearEntity, groupBudgetEntity } from "./budgets/budget-entity";
import { categoryEntity } from "./categories/category-entity";
import { contactRoleEntity } from "./contact-roles/contact-role-entity";
import { contactEntity, contactLinkEntity } from "./contacts/contact-entity";
import { customerEntity } from "./customers/customer-entity";
import { erasureEntity } from "./erasing/erasure-entity";
import { firmEntity } from "./firm/firm-entity";
import { groupEntity, groupMemberEntity } from "./groups/group-entity";
import { industryEntity } from "./industries/industry-entity";
import { opportunityEntity } from "./opportunities/opportunity-entity";
import { lostReasonEntity, opportunityStepEntity, opportunityTypeEntity } from "./opportunities/opportunity-lists";
import { customerViewEntity } from "./views/view-entity";

/** Every kind of record the change log knows, by its name in the log. */
export const entities: ReadonlyMap<string, EntityDefinition> = new Map(
  [
    firmEntity,
    erasureEntity,
    employeeEntity,
    categoryEntity,
    customerEntity,
    customerViewEntity,
    contactEntity,
    contactLinkEntity,
    industryEntity,
    contactRoleEntity,
    groupEntity,
    groupMemberEntity,
    originEntity,
    productEntity,
    sourceEntity,
    opportunityTypeEntity,
    opportunityStepEntity,
    lostReasonEntity,
    opportunityEntity,
    budgetEntity,
    groupBudgetEntity,
    budgetYearEntity,
  ].map((entity: EntityDefinition) => [entity.name, entity]),
);
