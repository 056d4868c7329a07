import { createElement } from "react";
import type { Drawing } from "@/components/ui/icon-data";

/** 16, stroke 1.75, in the colour of the text. */
export function IconSvg({ drawing, className, size = 16 }: { drawing: Drawing; className?: string; size?: number }) {
  return (
    <svg className={className ? `icon ${className}` : "icon"} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {drawing.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
