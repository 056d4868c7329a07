import { redirect } from "next/navigation";

import { actionBegan } from "./request-marks";
import type { Refused } from "./outcome";
import { refusedState } from "./form-action";
import type { FormServerAction } from "./form-state";
import { requestTexts } from "./i18n/request-texts";
import { readForm, type SentForm } from "./form-fields";

export type PlainAnswer =
  { to: string } | { refused: Refused; /** Where its sentence leads; `label`: a message's key. */ link?: { href: string; label: string } };

/**
 * The bridge for the few forms that are not one command of their own: sign-in and -out, what is kept on this
 * browser, the undo. It writes nothing itself; what it calls does so through a command.
 */
export function plainFormAction(answer: (sent: SentForm) => Promise<PlainAnswer>): FormServerAction {
  return async (before, data) => {
    const sent = readForm(data);
    actionBegan();
    const result = await answer(sent);
    if ("to" in result) redirect(result.to);
    const state = await refusedState(before, sent, result.refused);
    const { link } = result;
    return link ? { ...state, links: { "": { href: link.href, label: (await requestTexts())(link.label) } } } : state;
  };
}
