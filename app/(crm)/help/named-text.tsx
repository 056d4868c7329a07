import type { Texts } from "@/lib/i18n/texts";

import type { Label } from "./recipes";

interface Props {
  t: Texts;
  /** The message's key. */
  text: string;
  press?: Record<string, Label>;
  see?: Record<string, Label>;
}

/** A sentence that names what stands on a page; what is to be pressed or filled in stands out. */
export function NamedText({ t, text, press = {}, see = {} }: Props) {
  const pressed = Object.entries(press).map(([name, label]) => [name, `${begin}${labelText(t, label)}${end}`]);
  const seen = Object.entries(see).map(([name, label]) => [name, labelText(t, label)]);
  const parts = t(text, Object.fromEntries([...seen, ...pressed]) as Record<string, string>).split(marked);
  return parts.map((part, place) =>
    place % 2 === 1 ? (
      <strong key={place} className="font-medium">
        {part}
      </strong>
    ) : (
      part
    ),
  );
}

/** What a label reads on the page, with made-up names and numbers where the reader's own stand there. */
function labelText(t: Texts, label: Label): string {
  if (typeof label === "string") return t(label);
  const values = Object.entries(label.values).map(([name, value]) => [name, typeof value === "number" ? value : t(value.text)]);
  return t(label.key, Object.fromEntries(values) as Record<string, string | number>);
}

/** Characters that no text has, round what is to be pressed. */
const [begin, end] = ["\uE000", "\uE001"];
const marked = /\uE000(.*?)\uE001/u;
