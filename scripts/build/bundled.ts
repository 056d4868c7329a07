declare const BUNDLED: true | undefined;

/** Whether this program runs from the finished build rather than from its sources. */
export const isBundled = typeof BUNDLED !== "undefined";
