"use client";

import { SomethingWrong } from "./something-wrong";

/** What can't be expected: said plainly, with a reference to the server's log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main-content" tabIndex={-1} className="p-gutter">
      <SomethingWrong digest={error.digest} retry={reset} />
    </main>
  );
}
