import type { ComponentProps } from "react";
import Link from "next/link";

/** A link in running text or in a cell. `look="name"`: the first column of a table, underlined on hover only. */
export function TextLink({ look = "text", className = "", ...rest }: Omit<ComponentProps<typeof Link>, "prefetch"> & { look?: "text" | "name" }) {
  return <Link prefetch={false} {...rest} className={`${looks[look]} ${className}`} />;
}

const line = "underline decoration-1 underline-offset-[0.2em] ease-fast";
const looks = {
  text: `text-link ${line} decoration-link/50 hover:decoration-link`,
  name: `font-medium text-link hover:underline decoration-1 underline-offset-[0.2em]`,
};
