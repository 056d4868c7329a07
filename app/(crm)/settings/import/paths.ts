export const list = "/settings/import";

/** A kept file, with what it would do. */
export const importPath = (id: number): string => `${list}/${id}`;
