import { z } from "zod";

import { asOfWritten } from "../../change-log/quiet-since";
import { id, key, seenCount } from "../../validation/text";
import { restoreSelection } from "./restorable";

const answer = z.union([z.enum(["keep", "none"]), id], key("errors.invalid"));

/** What the question whether to restore sends: the selection, what was shown of it (see RestorePlan), and what was chosen for each conflict. */
export const restoreFields = {
  selection: restoreSelection,
  records: seenCount,
  asOf: z.string().regex(asOfWritten, key("errors.invalid")),
  signature: z.string().max(64),
  answers: z.record(z.string().max(60), answer).default({}),
};
