import type { Metadata } from "next";
import type { ReactNode } from "react";

import { nearestPage } from "@/lib/crm/nearest-page";
import { database } from "@/lib/db/client";
import { requestTexts } from "@/lib/i18n/request-texts";
import { noSuchPage, PageRefusal } from "@/lib/page-refusal";
import { refusedSentence } from "@/lib/refused";
import { requestPath } from "@/lib/request-path";
import { answerWithStatus } from "@/lib/request-marks";

import { WayOn } from "./way-on";

/**
 * Every page stands in this: one that can't be shown answers whole, with its status and a way on. (Next's own
 * notFound() and forbidden() leave the body to a script: without scripts the page would be blank.)
 */
export function guardedPage<Props>(render: (props: Props) => Promise<ReactNode>): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await render(props);
    } catch (error) {
      if (!(error instanceof PageRefusal)) throw error;
      answerWithStatus(error.status);
      return <WayOn what={whatOf(error)} refused={await refusedSentence()} />;
    }
  };
}

/** The title of such a page: what it is, also where a page under a record is titled by what one does there and asks nothing of the record. */
export function guardedMetadata<Props>(make: (props: Props) => Promise<Metadata>): (props: Props) => Promise<Metadata> {
  return async (props) => {
    try {
      const metadata = await make(props);
      // What takes nothing of the address has not looked whether its record is there.
      if (make.length === 0) await assertThere();
      return metadata;
    } catch (error) {
      if (!(error instanceof PageRefusal)) throw error;
      return { title: (await requestTexts())(`shell.${whatOf(error)}.title`) };
    }
  };
}

async function assertThere(): Promise<void> {
  const address = await requestPath();
  if ((await nearestPage(database(), address)) !== address) noSuchPage();
}

const whatOf = ({ status }: PageRefusal): "forbidden" | "notFound" => (status === 403 ? "forbidden" : "notFound");
