/** As if a button of the form with this value had been pressed. It stays there: one press under way, the next waits its turn. */
export function pressForm(formId: string, value: string): void {
  const form = document.querySelector<HTMLFormElement>(`#${formId}`);
  const button = Object.assign(document.createElement("button"), { type: "submit", name: "press", value, hidden: true });
  form?.append(button);
  form?.requestSubmit(button);
}
