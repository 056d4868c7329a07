/** The ids in a text with commas between them: the groups whose own figures are opened. */
export const openedGroups = (text: string): number[] => text.split(",").flatMap((id) => (/^[1-9]\d{0,8}$/u.test(id) ? Number(id) : []));
