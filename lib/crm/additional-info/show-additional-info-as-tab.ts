import { z } from "zod";

import { defineCommand } from "../../command";
import { onOff } from "../../validation/text";
import { firmEntity } from "../firm/firm-entity";

/** «Vis tilleggsinformasjon som egen fane i CRM»: on, a tab of the customer card; off, a section at the bottom of «Firmainfo». */
export const showAdditionalInfoAsTab = defineCommand({
  name: "additionalInfo.showAsTab",
  permission: "additionalInfo.edit",
  input: z.strictObject({ asTab: onOff }),
  undo: "undo",
  async run({ input: { asTab }, tx, log }) {
    const { count } = await tx.firm.updateMany({ where: { id: 1, additionalInfoAsTab: !asTab }, data: { additionalInfoAsTab: asTab } });
    if (count === 0) return;
    log.note({ asTab: String(asTab) });
    log.change({ entity: firmEntity, id: 1, before: { additionalInfoAsTab: !asTab }, after: { additionalInfoAsTab: asTab } });
  },
});
