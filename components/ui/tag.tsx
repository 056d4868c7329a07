/** «Salg»: what kind a group is. */
export function Tag({ children }: { children: string }) {
  return (
    <span className="inline-block rounded-sm border border-accent px-1 text-xs leading-[0.875rem] font-medium whitespace-nowrap text-link">{children}</span>
  );
}
