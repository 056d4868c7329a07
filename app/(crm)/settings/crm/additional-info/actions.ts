"use server";

import { originCommands, productCommands, sourceCommands } from "@/lib/crm/additional-info/additional-info-lists";
import { formAction } from "@/lib/form-action";

import { bridgesOf } from "../value-lists/paths";

export const addOrigin = formAction(originCommands.add, bridgesOf("origins").add);
export const editOrigin = formAction(originCommands.edit, bridgesOf("origins").edit);
export const moveOrigin = formAction(originCommands.move, bridgesOf("origins").move);
export const switchOrigin = formAction(originCommands.switch, bridgesOf("origins").switchOnOrOff);
export const deleteOrigin = formAction(originCommands.delete, bridgesOf("origins").remove);

export const addProduct = formAction(productCommands.add, bridgesOf("products").add);
export const editProduct = formAction(productCommands.edit, bridgesOf("products").edit);
export const moveProduct = formAction(productCommands.move, bridgesOf("products").move);
export const switchProduct = formAction(productCommands.switch, bridgesOf("products").switchOnOrOff);
export const deleteProduct = formAction(productCommands.delete, bridgesOf("products").remove);

export const addSource = formAction(sourceCommands.add, bridgesOf("sources").add);
export const editSource = formAction(sourceCommands.edit, bridgesOf("sources").edit);
export const moveSource = formAction(sourceCommands.move, bridgesOf("sources").move);
export const switchSource = formAction(sourceCommands.switch, bridgesOf("sources").switchOnOrOff);
export const deleteSource = formAction(sourceCommands.delete, bridgesOf("sources").remove);
