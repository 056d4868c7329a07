/** How far the rows of a list are counted: one more says that there are more. */
export const countLimit = 10_000;
