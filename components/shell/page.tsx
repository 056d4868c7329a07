import type { ReactNode } from "react";

interface Props {
  /** The one-time message of what was just done: first in `<main>`, and in view wherever on the page one is led back to. */
  banner?: ReactNode;
  /** What is told of besides, under the message. */
  notes?: ReactNode;
  /** The section list of Administrasjon; beside the page from 1152 up. */
  sections?: ReactNode;
  children: ReactNode;
}

/** What stands under the header. */
export function Page({ banner, notes, sections, children }: Props) {
  return (
    <div className="flex grow print:block">
      {sections && <div className="hidden w-[14.5rem] flex-none border-r border-line pt-4 pr-4 pl-gutter lg:block print:hidden">{sections}</div>}
      <main id="main-content" tabIndex={-1} className={`min-w-0 flex-1 px-gutter pt-5 pb-10 max-sm:px-4 max-sm:pt-4 print:p-0 ${sections ? "lg:pl-10" : ""}`}>
        <div className="max-w-page">
          {banner && <div className="page-message mb-3 empty:hidden print:hidden">{banner}</div>}
          {notes && <div className="mb-3 print:hidden">{notes}</div>}
          {children}
        </div>
      </main>
    </div>
  );
}
