type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What stands in a form's fields: a text, or whether it is ticked. */
export type Contents = Map<string, string | boolean>;

/** What stands in the fields, to be compared with later. */
export function contentsOf(form: HTMLFormElement): Contents {
  return new Map(fieldsOf(form).map(([key, field]) => [key, contentOf(field)]));
}

/**
 * Puts a form back to what the server says, but for what was typed or ticked since it was sent: the answer says nothing
 * of that. Whoever follows the fields (sums, counts) hears of what stayed.
 */
export function resetKeeping(form: HTMLFormElement, sent: Contents): void {
  const typed = [...contentsOf(form)].filter(([key, content]) => sent.has(key) && sent.get(key) !== content);
  form.reset();
  const fields = new Map(fieldsOf(form));
  const kept = typed.flatMap(([key, content]) => {
    const field = fields.get(key);
    return field && contentOf(field) !== content && put(field, content) ? [field] : [];
  });
  for (const field of kept) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** False where there is no such choice any more. */
function put(field: Field, content: string | boolean): boolean {
  if (isTick(field)) field.checked = content === true;
  else if (field instanceof HTMLSelectElement && ![...field.options].some(({ value }) => value === content)) return false;
  else field.value = String(content);
  return true;
}

const contentOf = (field: Field): string | boolean => (isTick(field) ? field.checked : field.value);

const isTick = (field: Field): field is HTMLInputElement => field.type === "checkbox" || field.type === "radio";

/** A file can't be put back by a script; a button and a hidden field are not typed in. */
function isField(element: Element): element is Field {
  if (element instanceof HTMLInputElement) return element.type !== "file" && element.type !== "hidden";
  return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

/**
 * The fields of a form, each under what it is known by when it is made anew: its name, and among several of that name its
 * value (a tick) or its place.
 */
function fieldsOf(form: HTMLFormElement): [string, Field][] {
  const places = new Map<string, number>();
  return [...form.elements].filter(isField).map((field) => {
    const place = places.get(field.name) ?? 0;
    places.set(field.name, place + 1);
    return [`${field.name} ${isTick(field) ? field.value : place}`, field];
  });
}
