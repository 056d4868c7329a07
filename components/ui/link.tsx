import type { ComponentProps } from "react";
import Link from "next/link";

/**
 * A link in running text or in a cell. `look="name"`: the first column of a table, underlined on hover only. `look="figure"`:
 * one of many figures, in ink over a line.
 */
export function TextLink({ look = "text", className = "", ...rest }: Omit<ComponentProps<typeof Link>, "prefetch"> & { look?: "text" | "name" | "figure" }) {
  return <Link prefetch={false} {...rest} className={className ? `${looks[look]} ${className}` : looks[look]} />;
}

const looks = { text: "link", name: "name-link", figure: "figure-link" };
