import { Banner } from "@/components/ui/banner";
import { param, type SearchParams } from "@/lib/local-path";

/** Over the question before a deletion that «Angre» led to (`?inUse=1`): what was made has been put to use since. */
export function AskedByUndo({ params, text }: { params: SearchParams; text: string }) {
  if (!param(params, "inUse")) return null;
  return (
    <div className="mb-3">
      <Banner tone="warning">{text}</Banner>
    </div>
  );
}
