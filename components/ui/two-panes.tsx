import type { ReactNode } from "react";

/**
 * A list and what is chosen in it: 336 | 32, a line, 32 | the rest. Below 1024 one at a time: the list, or what is
 * chosen, which then begins with the way back.
 */
export function TwoPanes({ list, detail, chosen, back }: { list: ReactNode; detail: ReactNode; chosen: boolean; back: ReactNode }) {
  return (
    <div className="grid md:grid-cols-[21rem_minmax(0,1fr)]">
      <div className={chosen ? "min-w-0 max-md:hidden" : "min-w-0"}>{list}</div>
      <div className={`min-w-0 md:ml-8 md:border-l md:border-line md:pl-8 ${chosen ? "" : "max-md:hidden"}`}>
        {chosen && <div className="mb-3 md:hidden">{back}</div>}
        {detail}
      </div>
    </div>
  );
}
