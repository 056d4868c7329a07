import { href } from "@/lib/local-path";

/** Where a customer's «Tilleggsinfo» is: a tab of its own, or the section at the bottom of «Firmainfo». */
export const additionalInfoPath = (id: number, asTab: boolean, params: Record<string, string> = {}): string =>
  asTab ? href(`/customers/${id}/additional-info`, params) : href(`/customers/${id}`, params, "additional-info");
