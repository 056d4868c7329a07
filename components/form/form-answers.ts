const ANSWERED = "form-answered";

/** Tells the page that a form was answered while the page stays: refused, or leading on. */
export function tellAnswer(refused: boolean): void {
  document.dispatchEvent(new CustomEvent<boolean>(ANSWERED, { detail: refused }));
}

/** Calls with each such answer whether it was a refusal, until what it answers is called. */
export function onAnswers(listen: (refused: boolean) => void): () => void {
  const heard = (event: Event): void => {
    listen((event as CustomEvent<boolean>).detail);
  };
  document.addEventListener(ANSWERED, heard);
  return () => {
    document.removeEventListener(ANSWERED, heard);
  };
}
