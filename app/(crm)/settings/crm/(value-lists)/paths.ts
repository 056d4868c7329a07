import type { ValueNoun } from "@/lib/crm/value-lists/value-list";
import type { Bridge } from "@/lib/form-action";
import type { FormFields } from "@/lib/form-fields";
import { href } from "@/lib/local-path";
import type { Refused } from "@/lib/outcome";

/** The settings pages that show value lists, and the lists of each. */
const sections = {
  "/settings/crm/additional-info": ["origins", "products", "sources"],
  "/settings/crm/roles": ["contactRoles"],
  "/settings/crm/opportunities": ["opportunityTypes", "opportunitySteps", "lostReasons"],
} as const satisfies Record<string, readonly ValueNoun[]>;

export type ValueSection = keyof typeof sections;

/** The page that shows a list. */
export const sectionOf = (noun: ValueNoun): ValueSection =>
  (Object.keys(sections) as ValueSection[]).find((section) => (sections[section] as readonly ValueNoun[]).includes(noun)) ?? "/settings/crm/roles";

/** A list's part of the URL, where its page shows several. */
export const listParam = (noun: ValueNoun): string | undefined => (sections[sectionOf(noun)].length > 1 ? noun : undefined);

/** A value's row: the part of its list that it stands on, still narrowed by the words it was narrowed by. */
export const atRow = (noun: ValueNoun, id: number, words = ""): string => href(sectionOf(noun), { list: listParam(noun), q: words, at: id }, `${noun}-${id}`);

/** The address of a page about one value. */
export const valuePath = (noun: ValueNoun, id: number, page: string): string =>
  [sectionOf(noun), listParam(noun), id, page].filter((part) => part !== undefined).join("/");

/** «12:up», «12:after:9», «12:true»: what a button of a row asks for. What is none comes out as it is, for the command to refuse. */
const pressed = ({ press }: FormFields): string[] => String(press).split(":");

const words = ({ q }: FormFields): string => (typeof q === "string" ? q : "");

interface Row {
  id: number;
}

/** How the forms of a list lead on: the same for every list. */
export const bridgesOf = (noun: ValueNoun) => {
  const gone = ({ reason }: Refused): string | null => (reason === "not found" ? href(sectionOf(noun), { list: listParam(noun), gone: 1 }) : null);
  return {
    add: { then: ({ id }) => atRow(noun, id), taken: (id) => atRow(noun, id) },
    edit: { then: ({ id }) => atRow(noun, id), taken: (id) => atRow(noun, id), refused: gone },
    move: {
      input(fields) {
        const [id, to, of] = pressed(fields);
        return { id, to, of: of ?? "" };
      },
      then: ({ id }, fields) => atRow(noun, id, words(fields)),
      refused: gone,
    },
    switchOnOrOff: {
      input(fields) {
        const [id, active] = pressed(fields);
        return { id, active };
      },
      then: ({ id }, fields) => atRow(noun, id, words(fields)),
      refused: gone,
    },
    remove: {
      // No row is left to lead to: to the top, where the message says what became of those that had it.
      then: () => sectionOf(noun),
      refused: (refused, { replacement }) =>
        refused.offer.askAgain === undefined
          ? gone(refused)
          : href(valuePath(noun, Number(refused.offer.askAgain), "delete"), { replacement: String(replacement), changed: 1 }),
    },
  } satisfies Record<string, Bridge<Row>>;
};
