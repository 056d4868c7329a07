import type { ReactNode } from "react";

/** The end of a form: «Lagre», «Avbryt», right «Sist endret av …». Sticky on a desk, in its place on a phone. */
export function SaveBar({ children, meta }: { children: ReactNode; meta?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-rule bg-canvas py-3 sm:sticky sm:bottom-0 print:hidden">
      {children}
      {meta && <p className="text-label text-muted max-sm:basis-full sm:ml-auto">{meta}</p>}
    </div>
  );
}
