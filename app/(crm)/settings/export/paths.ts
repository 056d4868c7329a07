/** «Eksport» in Administrasjon; under it, by its name, each table. */
export const exportsPath = "/settings/export";
