import type { Metadata } from "next";
import type { ReactNode } from "react";

import { requestTexts } from "@/lib/i18n/request-texts";
import { PageRefusal } from "@/lib/page-refusal";
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
      return <WayOn what={whatOf(error)} />;
    }
  };
}

/** The title of such a page, where it comes from a record that may be gone. */
export function guardedMetadata<Props>(make: (props: Props) => Promise<Metadata>): (props: Props) => Promise<Metadata> {
  return async (props) => {
    try {
      return await make(props);
    } catch (error) {
      if (!(error instanceof PageRefusal)) throw error;
      return { title: (await requestTexts())(`shell.${whatOf(error)}.title`) };
    }
  };
}

const whatOf = ({ status }: PageRefusal): "forbidden" | "notFound" => (status === 403 ? "forbidden" : "notFound");
