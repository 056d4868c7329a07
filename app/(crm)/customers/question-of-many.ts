import type { Bridge } from "@/lib/form-action";
import { localPath } from "@/lib/local-path";

import { askAgain, readChangeOfMany } from "./selection-params";

/** Every question about many leads back to the list; one whose count has changed is asked again. */
export const questionOfMany: Bridge<{ customers: number }> = {
  input: readChangeOfMany,
  then: (_, { list }) => localPath(list, "/customers"),
  refused: ({ offer }, { back }) => (offer.askAgain === undefined ? null : askAgain(back, offer.others !== undefined)),
};
