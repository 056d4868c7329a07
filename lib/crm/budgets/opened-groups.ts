/** No page opens more: an address stays one that any server takes. */
const most = 500;

/** The ids in a text with commas between them: the groups whose own figures are opened. */
export const openedGroups = (text: string): number[] =>
  [...new Set(text.split(",").flatMap((id) => (/^[1-9]\d{0,8}$/u.test(id) ? Number(id) : [])))].slice(0, most);
