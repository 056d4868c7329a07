import enBudgets from "./messages/en/budgets.json";
import enCategories from "./messages/en/categories.json";
import enChangeLog from "./messages/en/change-log.json";
import enContacts from "./messages/en/contacts.json";
import enCustomers from "./messages/en/customers.json";
import enDeletedContacts from "./messages/en/deleted-contacts.json";
import enDeletedCustomers from "./messages/en/deleted-customers.json";
import enDuplicates from "./messages/en/duplicates.json";
import enErasure from "./messages/en/erasure.json";
import enErrorPage from "./messages/en/error-page.json";
import enErrors from "./messages/en/errors.json";
import enExports from "./messages/en/exports.json";
import enFirm from "./messages/en/firm.json";
import enForm from "./messages/en/form.json";
import enGroups from "./messages/en/groups.json";
import enHelp from "./messages/en/help.json";
import enImports from "./messages/en/imports.json";
import enIndustries from "./messages/en/industries.json";
import enJobs from "./messages/en/jobs.json";
import enManyCustomers from "./messages/en/many-customers.json";
import enOpportunities from "./messages/en/opportunities.json";
import enOrganizationForms from "./messages/en/organization-forms.json";
import enPersonalData from "./messages/en/personal-data.json";
import enRegister from "./messages/en/register.json";
import enSalesReport from "./messages/en/sales-report.json";
import enShell from "./messages/en/shell.json";
import enSignIn from "./messages/en/sign-in.json";
import enUsers from "./messages/en/users.json";
import enValueLists from "./messages/en/value-lists.json";
import enViews from "./messages/en/views.json";
import nbBudgets from "./messages/nb/budgets.json";
import nbCategories from "./messages/nb/categories.json";
import nbChangeLog from "./messages/nb/change-log.json";
import nbContacts from "./messages/nb/contacts.json";
import nbCustomers from "./messages/nb/customers.json";
import nbDeletedContacts from "./messages/nb/deleted-contacts.json";
import nbDeletedCustomers from "./messages/nb/deleted-customers.json";
import nbDuplicates from "./messages/nb/duplicates.json";
import nbErasure from "./messages/nb/erasure.json";
import nbErrorPage from "./messages/nb/error-page.json";
import nbErrors from "./messages/nb/errors.json";
import nbExports from "./messages/nb/exports.json";
import nbFirm from "./messages/nb/firm.json";
import nbForm from "./messages/nb/form.json";
import nbGroups from "./messages/nb/groups.json";
import nbHelp from "./messages/nb/help.json";
import nbImports from "./messages/nb/imports.json";
import nbIndustries from "./messages/nb/industries.json";
import nbJobs from "./messages/nb/jobs.json";
import nbManyCustomers from "./messages/nb/many-customers.json";
import nbOpportunities from "./messages/nb/opportunities.json";
import nbOrganizationForms from "./messages/nb/organization-forms.json";
import nbPersonalData from "./messages/nb/personal-data.json";
import nbRegister from "./messages/nb/register.json";
import nbSalesReport from "./messages/nb/sales-report.json";
import nbShell from "./messages/nb/shell.json";
import nbSignIn from "./messages/nb/sign-in.json";
import nbUsers from "./messages/nb/users.json";
import nbValueLists from "./messages/nb/value-lists.json";
import nbViews from "./messages/nb/views.json";

export interface Messages {
  [key: string]: string | Messages;
}

/** Every message of the product, by language and by its file's noun. A test holds that both have the same keys, and that all are used. */
export const messages: Record<"nb" | "en", Messages> = {
  nb: {
    budgets: nbBudgets,
    categories: nbCategories,
    changeLog: nbChangeLog,
    contacts: nbContacts,
    customers: nbCustomers,
    deletedContacts: nbDeletedContacts,
    deletedCustomers: nbDeletedCustomers,
    duplicates: nbDuplicates,
    erasure: nbErasure,
    errorPage: nbErrorPage,
    errors: nbErrors,
    exports: nbExports,
    firm: nbFirm,
    form: nbForm,
    groups: nbGroups,
    help: nbHelp,
    imports: nbImports,
    industries: nbIndustries,
    jobs: nbJobs,
    manyCustomers: nbManyCustomers,
    opportunities: nbOpportunities,
    organizationForms: nbOrganizationForms,
    personalData: nbPersonalData,
    register: nbRegister,
    salesReport: nbSalesReport,
    shell: nbShell,
    signIn: nbSignIn,
    users: nbUsers,
    valueLists: nbValueLists,
    views: nbViews,
  },
  en: {
    budgets: enBudgets,
    categories: enCategories,
    changeLog: enChangeLog,
    contacts: enContacts,
    customers: enCustomers,
    deletedContacts: enDeletedContacts,
    deletedCustomers: enDeletedCustomers,
    duplicates: enDuplicates,
    erasure: enErasure,
    errorPage: enErrorPage,
    errors: enErrors,
    exports: enExports,
    firm: enFirm,
    form: enForm,
    groups: enGroups,
    help: enHelp,
    imports: enImports,
    industries: enIndustries,
    jobs: enJobs,
    manyCustomers: enManyCustomers,
    opportunities: enOpportunities,
    organizationForms: enOrganizationForms,
    personalData: enPersonalData,
    register: enRegister,
    salesReport: enSalesReport,
    shell: enShell,
    signIn: enSignIn,
    users: enUsers,
    valueLists: enValueLists,
    views: enViews,
  },
};
