import { Icon, type IconName } from "@/components/ui/icon";

/** Icon and word: told by form, never by colour alone («Åpen», «Vunnet», «Tapt»). */
export function StateMark({ state, children }: { state: "open" | "done" | "lost"; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon name={icons[state]} className={state === "done" ? "text-success" : "text-muted"} />
      {children}
    </span>
  );
}

const icons: Record<"open" | "done" | "lost", IconName> = { open: "circle", done: "circle-check", lost: "circle-x" };
