/**
 * What Enter presses: a browser takes the first submit button of a form. Put before any other that Enter is not to press;
 * nobody else meets it.
 */
export function EnterButton({ name, value }: { name?: string; value?: string }) {
  return <button type="submit" name={name} value={value} tabIndex={-1} aria-hidden="true" className="sr-only" />;
}
