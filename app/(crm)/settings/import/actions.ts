"use server";

import { importFile } from "@/lib/crm/imports/import-file";
import { keepImportFile } from "@/lib/crm/imports/keep-import-file";
import { formAction } from "@/lib/form-action";
import { href } from "@/lib/local-path";

import { withAnswers } from "../conflict-fields";
import { importPath, list } from "./paths";

export const keepFile = formAction(keepImportFile, { file: "file", then: ({ id }) => importPath(id), silent: true });

export const carryOut = formAction(importFile, {
  input: withAnswers,
  then: () => list,
  refused: ({ offer }, { id }) =>
    offer.gone !== undefined ? href(list, { gone: 1 }) : offer.askAgain !== undefined ? href(importPath(Number(id)), { changed: 1 }) : null,
});
