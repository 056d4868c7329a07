import { Banner } from "@/components/ui/banner";

/**
 * Why a form sent without scripts was refused. A form that still stands on the page says so itself, and by its fields:
 * this is for one that the page no longer has (its record is settled by now, its permission taken away), whose answer
 * would be nowhere. A form in a closed menu shows nothing either.
 */
export function RefusedBanner({ sentence }: { sentence: string }) {
  return (
    <div className="refused-message">
      <Banner tone="error">{sentence}</Banner>
    </div>
  );
}
