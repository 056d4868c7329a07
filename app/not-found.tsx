import type { Metadata } from "next";

import { requestTexts } from "@/lib/i18n/request-texts";

import { WayOn } from "./way-on";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTexts())("shell.notFound.title") };
}

/** 404: also for a record one may not see. */
export default function NotFoundPage() {
  return <WayOn what="notFound" />;
}
