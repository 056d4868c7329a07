import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { reader } from "@/lib/auth/current-session";
import type { SearchParams } from "@/lib/local-path";

import { IndustriesFrame } from "./industries-frame";
import { list } from "./paths";

export default guardedPage(IndustriesPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("industries.see")).t("industries.title") }));

async function IndustriesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("industries.see");
  return (
    <IndustriesFrame reader={me} params={await searchParams} path={list} chosen={null} alone={false}>
      <p className="text-muted">{me.t("industries.choose")}</p>
    </IndustriesFrame>
  );
}
