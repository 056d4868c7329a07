import { defineEntity } from "../../change-log/entity";
import { putCustomerBack } from "./customer-put-back";
import { beforeCustomerTakenAway, customerHungSince } from "./customer-taken-away";

/** A move that is taken back leads nobody into an industry that is deleted. */
const industryTarget = { table: "industry", gone: "industries.errors.undoIntoDeleted" };

const text = (column: string) => ({ kind: "column", column, type: "text" }) as const;

export const customerEntity = defineEntity({
  name: "customer",
  table: "customer",
  subject: "customer",
  stamp: "updated_by_operation",
  erased: "erased_by_operation",
  beforeTakenAway: beforeCustomerTakenAway,
  hungSince: customerHungSince,
  putBack: putCustomerBack,
  fields: {
    name: text("name"),
    registerName: text("register_name"),
    organizationNumber: text("organization_number"),
    organizationForm: text("organization_form"),
    numberOfEmployees: { kind: "column", column: "number_of_employees", type: "int" },
    phone: text("phone"),
    email: text("email"),
    website: text("website"),
    postalAddress: text("postal_address"),
    postalCode: text("postal_code"),
    postalCity: text("postal_city"),
    postalCountry: text("postal_country"),
    visitingAddress: text("visiting_address"),
    visitingCode: text("visiting_code"),
    visitingCity: text("visiting_city"),
    visitingCountry: text("visiting_country"),
    registerCodes: { kind: "column", column: "register_codes", type: "text[]" },
    industry: { kind: "link", table: "customer_industry", key: "customer_id", value: "industry_id", target: industryTarget },
    seller: { kind: "link", table: "customer_seller", key: "customer_id", value: "employee_id" },
    origin: { kind: "link", table: "customer_origin", key: "customer_id", value: "origin_id" },
    source: { kind: "link", table: "customer_source", key: "customer_id", value: "source_id" },
    products: { kind: "links", table: "customer_product", key: "customer_id", value: "product_id" },
    categories: { kind: "links", table: "customer_category", key: "customer_id", value: "category_id" },
    /** What the import last put in its fields. */
    remembered: { kind: "cell", table: "customer_register", key: "customer_id", value: "fields" },
    /** The customer that this one is part of now. */
    mergedInto: { kind: "link", table: "customer_redirect", key: "customer_id", value: "into_id" },
    /** Customers that somebody said are not the same as this one; said of both. */
    distinctFrom: { kind: "links", table: "customer_distinct", key: "customer_id", value: "other_id" },
    deleted: { kind: "deleted" },
  },
});
