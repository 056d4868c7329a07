import { endSession } from "../auth/end-session";
import { startSession } from "../auth/start-session";
import type { Command } from "../command";
import { createOrigins, createProducts, createSources } from "./additional-info/create-additional-info";
import { showAdditionalInfoAsTab } from "./additional-info/show-additional-info-as-tab";
import { originCommands, productCommands, sourceCommands } from "./additional-info/additional-info-lists";
import { copyBudget } from "./budgets/copy-budget";
import { lockBudget } from "./budgets/lock-budget";
import { saveBudget } from "./budgets/save-budget";
import { setBudgets } from "./budgets/set-budgets";
import { createCategory } from "./categories/create-category";
import { createCategoryOnCard } from "./categories/create-category-on-card";
import { deleteCategory } from "./categories/delete-category";
import { letEmployeesCreate } from "./categories/let-employees-create";
import { mergeCategories } from "./categories/merge-categories";
import { renameCategory } from "./categories/rename-category";
import { switchCategory } from "./categories/switch-category";
import { switchCategoryShown } from "./categories/switch-category-shown";
import { contactRoleCommands } from "./contact-roles/contact-role-list";
import { createContactRoles } from "./contact-roles/create-contact-roles";
import { createContact } from "./contacts/create-contact";
import { createContacts } from "./contacts/create-contacts";
import { deleteContact } from "./contacts/delete-contact";
import { editContact } from "./contacts/edit-contact";
import { editPlace } from "./contacts/edit-place";
import { endPlace } from "./contacts/end-place";
import { linkContact } from "./contacts/link-contact";
import { moveContact } from "./contacts/move-contact";
import { putCategoryOnContacts } from "./contacts/put-category-on-contacts";
import { setContactCategories } from "./contacts/set-contact-categories";
import { createCustomer } from "./customers/create-customer";
import { editAdditionalInfo } from "./customers/edit-additional-info";
import { deleteCustomer } from "./customers/delete-customer";
import { deleteCustomers } from "./customers/delete-customers";
import { deleteIndustry } from "./customers/delete-industry";
import { editCustomer } from "./customers/edit-customer";
import { markDistinct } from "./duplicates/mark-distinct";
import { mergeCustomers } from "./duplicates/merge-customers";
import { moveCustomers } from "./customers/move-customers";
import { putCategoryOnCustomers } from "./customers/put-category-on-customers";
import { setAdditionalInfoOfCustomers } from "./customers/set-additional-info-of-customers";
import { setCustomerCategories } from "./customers/set-customer-categories";
import { setIndustryOfCustomers } from "./customers/set-industry-of-customers";
import { takeFromRegister } from "./customers/take-from-register";
import { setSellerOfCustomers } from "./customers/set-seller-of-customers";
import { setSourceOfCustomers } from "./customers/set-source-of-customers";
import { takeCategoryOffCustomers } from "./customers/take-category-off-customers";
import { restoreContacts } from "./deleted-contacts/restore-contacts";
import { eraseCustomer } from "./erasing/erase-customer";
import { restoreCustomers } from "./deleted-customers/restore-customers";
import { eraseOverdue } from "./erasing/erase-overdue";
import { setErasureDays } from "./erasing/set-erasure-days";
import { addMember } from "./groups/add-member";
import { addMembers } from "./groups/add-members";
import { createGroup } from "./groups/create-group";
import { moveGroup } from "./groups/move-group";
import { saveRoles } from "./groups/save-roles";
import { discloseContact } from "./personal-data/disclose-contact";
import { eraseContact } from "./erasing/erase-contact";
import { importCustomers } from "./imports/import-customers";
import { importFile } from "./imports/import-file";
import { keepImportFile } from "./imports/keep-import-file";
import { recodeIndustries } from "./customers/recode-industries";
import { createIndustry } from "./industries/create-industry";
import { draftRecoding } from "./industries/draft-recoding";
import { editIndustry } from "./industries/edit-industry";
import { loadStandardCodes } from "./industries/load-standard-codes";
import { renameIndustry } from "./industries/rename-industry";
import { switchIndustry } from "./industries/switch-industry";
import { changeCustomer } from "./opportunities/change-customer";
import { loseOpportunity, reopenOpportunity, winOpportunity } from "./opportunities/close-opportunity";
import { createOpportunities } from "./opportunities/create-opportunities";
import { createOpportunity } from "./opportunities/create-opportunity";
import { deleteOpportunity } from "./opportunities/delete-opportunity";
import { editOpportunity } from "./opportunities/edit-opportunity";
import { moveToStep } from "./opportunities/move-to-step";
import {
  createLostReasons,
  createOpportunitySteps,
  createOpportunityTypes,
  lostReasonCommands,
  opportunityStepCommands,
  opportunityTypeCommands,
} from "./opportunities/opportunity-lists";
import { setSellers } from "./opportunities/set-sellers";
import { keepRegisterAnswer } from "./register/keep-register-answer";
import { loadRegisterExtract } from "./register/load-register-extract";
import { switchRegisterLookup } from "./register/switch-register-lookup";
import { exportEverything } from "./exports/export-everything";
import { exportCustomers } from "./exports/export-customers";
import { exportSalesReport } from "./sales-report/export-sales-report";
import { deleteGroup } from "./sellers/delete-group";
import { editGroup } from "./sellers/edit-group";
import { editMembership } from "./sellers/edit-membership";
import { endMembership } from "./sellers/end-membership";
import { exportGroupFigures } from "./sellers/export-group-figures";
import { switchUser } from "./sellers/switch-user";
import { changeOwnPassword } from "./users/change-own-password";
import { createUser } from "./users/create-user";
import { editUser } from "./users/edit-user";
import { setOwnLanguage } from "./users/set-own-language";
import { setPassword } from "./users/set-password";
import { createView } from "./views/create-view";
import { deleteView } from "./views/delete-view";
import { editView } from "./views/edit-view";
import { keepInView } from "./views/keep-in-view";
import { openWithView } from "./views/open-with-view";

/** Every command of the product, by its kind in the log: what an undo looks up, and what tests walk through. */
export const commands: ReadonlyMap<string, Command> = new Map(
  (
    [
      startSession,
      endSession,
      changeOwnPassword,
      setOwnLanguage,
      createUser,
      editUser,
      switchUser,
      setPassword,
      createCategory,
      createCategoryOnCard,
      renameCategory,
      switchCategoryShown,
      switchCategory,
      letEmployeesCreate,
      mergeCategories,
      deleteCategory,
      createCustomer,
      editCustomer,
      markDistinct,
      mergeCustomers,
      takeFromRegister,
      editAdditionalInfo,
      deleteCustomer,
      deleteCustomers,
      restoreCustomers,
      restoreContacts,
      eraseOverdue,
      setErasureDays,
      discloseContact,
      eraseContact,
      eraseCustomer,
      setCustomerCategories,
      createView,
      editView,
      keepInView,
      deleteView,
      openWithView,
      createContact,
      deleteContact,
      editContact,
      linkContact,
      editPlace,
      endPlace,
      moveContact,
      setContactCategories,
      createOrigins,
      createProducts,
      createSources,
      showAdditionalInfoAsTab,
      createContactRoles,
      ...[originCommands, productCommands, sourceCommands, contactRoleCommands].flatMap((list) => Object.values(list)),
      ...[opportunityTypeCommands, opportunityStepCommands, lostReasonCommands].flatMap((list) => Object.values(list)),
      addMember,
      addMembers,
      createGroup,
      editGroup,
      moveGroup,
      deleteGroup,
      saveRoles,
      editMembership,
      endMembership,
      importCustomers,
      keepImportFile,
      importFile,
      keepRegisterAnswer,
      switchRegisterLookup,
      loadRegisterExtract,
      loadStandardCodes,
      createIndustry,
      renameIndustry,
      editIndustry,
      switchIndustry,
      deleteIndustry,
      moveCustomers,
      draftRecoding,
      recodeIndustries,
      createLostReasons,
      createOpportunitySteps,
      createOpportunityTypes,
      createContacts,
      putCategoryOnContacts,
      putCategoryOnCustomers,
      takeCategoryOffCustomers,
      setSellerOfCustomers,
      setSourceOfCustomers,
      setAdditionalInfoOfCustomers,
      setIndustryOfCustomers,
      createOpportunities,
      createOpportunity,
      editOpportunity,
      deleteOpportunity,
      winOpportunity,
      loseOpportunity,
      reopenOpportunity,
      moveToStep,
      changeCustomer,
      setSellers,
      setBudgets,
      saveBudget,
      copyBudget,
      lockBudget,
      exportSalesReport,
      exportGroupFigures,
      exportCustomers,
      exportEverything,
    ] as unknown as Command[]
  ).map((command) => [command.name, command]),
);
