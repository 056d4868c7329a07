import type { ReactNode } from "react";

/** A form by itself: 832. */
export function FormPage({ children }: { children: ReactNode }) {
  return <div className="max-w-form">{children}</div>;
}

/** A form and what stands beside it: 832 | 40 | 320. Below 1024 the one after the other. */
export function TwoColumns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className="grid gap-10 md:grid-cols-[minmax(0,var(--container-form))_var(--container-aside)]">
      <div className="min-w-0">{main}</div>
      <div className="min-w-0">{aside}</div>
    </div>
  );
}

/** Confirm pages and running text: 640, left. */
export function TextPage({ children }: { children: ReactNode }) {
  return <div className="max-w-text">{children}</div>;
}
