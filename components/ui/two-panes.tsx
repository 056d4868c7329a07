import type { ReactNode } from "react";

/**
 * A list and what is chosen in it: 336 | 32, a line, 32 | the rest. Below 1024 one at a time: the list, or what is
 * chosen, which then begins with the way back.
 */
export function TwoPanes({ list, detail, chosen, back }: { list: ReactNode; detail: ReactNode; chosen: boolean; back: ReactNode }) {
  return (
    <div className="grid md:grid-cols-[21rem_minmax(0,1fr)] print:block">
      <div className={chosen ? "min-w-0 max-md:hidden print:hidden" : "min-w-0 print:hidden"}>{list}</div>
      <div className={`min-w-0 md:ml-8 md:border-l md:border-line md:pl-8 print:m-0 print:border-0 print:p-0 ${chosen ? "" : "max-md:hidden"}`}>
        {chosen && <div className="mb-3 md:hidden print:hidden">{back}</div>}
        {detail}
      </div>
    </div>
  );
}
