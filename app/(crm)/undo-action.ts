"use server";

import { undoAction } from "@/lib/undo-action";

export const undo = undoAction;
