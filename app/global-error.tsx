"use client";

import { SomethingWrong } from "./something-wrong";

import "./globals.css";

/** The same when even the layout failed. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="nb">
      <body>
        <main className="p-gutter">
          <SomethingWrong digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
