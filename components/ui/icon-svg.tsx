import { createElement } from "react";
import type { Drawing } from "@/components/ui/icon-data";

/** 16, stroke 1.75, in the colour of the text. */
export function IconSvg({ drawing, className, size = 16 }: { drawing: Drawing; className?: string; size?: number }) {
  return (
    <svg
      className={className ? `shrink-0 ${className}` : "shrink-0"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawing.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
