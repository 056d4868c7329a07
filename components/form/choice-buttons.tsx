"use client";

import { BusyButton } from "@/components/form/busy-button";
import { useFormAnswer } from "@/components/form/form-context";
import { buttonClasses } from "@/components/ui/button-classes";

/** What a button that fills in left to choose among, a submit button each. Nothing stands here until then. */
export function ChoiceButtons({ name, label, busyLabel }: { name: string; label: string; busyLabel: string }) {
  const { choices } = useFormAnswer().state;
  if (choices.length === 0) return null;
  return (
    <ul aria-label={label} className="mt-2 space-y-1">
      {choices.map((choice) => (
        <li key={choice.value}>
          <BusyButton
            name={name}
            value={choice.value}
            busyLabel={busyLabel}
            className={buttonClasses(
              "plain",
              "normal",
              "!h-auto min-h-control max-w-full py-1.5 !whitespace-normal wrap-anywhere text-start touch:min-h-touch",
            )}
          >
            {choice.label}
          </BusyButton>
        </li>
      ))}
    </ul>
  );
}
