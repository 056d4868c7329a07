import { originList, productList, sourceList } from "@/lib/crm/additional-info/additional-info-lists";
import { href } from "@/lib/local-path";

import type { ListParts } from "../value-lists/list-parts";
import {
  addOrigin,
  addProduct,
  addSource,
  deleteOrigin,
  deleteProduct,
  deleteSource,
  editOrigin,
  editProduct,
  editSource,
  moveOrigin,
  moveProduct,
  moveSource,
  switchOrigin,
  switchProduct,
  switchSource,
} from "./actions";

/** The lists of «Tilleggsinfo på kunde», in their order. */
export const lists: ListParts[] = [
  {
    list: originList,
    actions: { add: addOrigin, edit: editOrigin, move: moveOrigin, switchOnOrOff: switchOrigin, remove: deleteOrigin },
    records: { customers: (origin) => href("/customers", { origin }) },
  },
  {
    list: productList,
    actions: { add: addProduct, edit: editProduct, move: moveProduct, switchOnOrOff: switchProduct, remove: deleteProduct },
    records: { customers: (product) => href("/customers", { product }), opportunities: (product) => href("/opportunities", { product }) },
  },
  {
    list: sourceList,
    actions: { add: addSource, edit: editSource, move: moveSource, switchOnOrOff: switchSource, remove: deleteSource },
    records: { customers: (source) => href("/customers", { source }), opportunities: (source) => href("/opportunities", { source }) },
  },
];
