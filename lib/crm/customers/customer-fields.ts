import { z } from "zod";

import { id, key, line, requiredLine } from "../../validation/text";
import { organizationForms } from "./organization-forms";
import { organizationNumber } from "./organization-number";

const optionalEmail = line(254).refine((text) => text === "" || z.email().safeParse(text).success, key("errors.email"));
const phone = line(40).refine((text) => text === "" || /^[+\d][\d\s().-]{2,}$/.test(text), key("customers.errors.phone"));
const website = line(200).refine((text) => text === "" || /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/iu.test(text), key("customers.errors.website"));
const chosenId = z.union([z.null(), z.literal("").transform(() => null), id], key("errors.invalid"));
const people = z
  .union([z.null(), z.number(), z.string().max(40, key("customers.errors.numberOfEmployees"))], key("errors.invalid"))
  .transform((typed) => (typed === null ? "" : String(typed).replace(/\s/gu, "")))
  .refine((digits) => digits === "" || /^\d{1,7}$/.test(digits), key("customers.errors.numberOfEmployees"))
  .transform((digits) => (digits === "" ? null : Number(digits)));
const form = z.union([z.null(), z.literal("").transform(() => null), z.enum(organizationForms)], key("errors.invalid"));

/** The fields of «Firmainfo», as a form sends them and as the database keeps them. */
export const customerFields = {
  name: requiredLine(200, "customers.errors.nameRequired"),
  organizationNumber,
  organizationForm: form,
  numberOfEmployees: people,
  industry: chosenId,
  seller: chosenId,
  phone,
  email: optionalEmail,
  website,
  postalAddress: line(300),
  postalCode: line(20),
  postalCity: line(100),
  visitingAddress: line(300),
  visitingCode: line(20),
  visitingCity: line(100),
};
