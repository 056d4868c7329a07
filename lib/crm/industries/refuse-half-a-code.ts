import { refuseField } from "../../refusal";

/** A code is of a standard: one without the other is refused by the field that is empty. */
export function refuseHalfACode({ code, codeStandard }: { code: string | null; codeStandard: string | null }): void {
  if (code !== null && codeStandard === null) throw refuseField("codeStandard", "industries.errors.chooseStandard");
  if (code === null && codeStandard !== null) throw refuseField("code", "industries.errors.codeRequired");
}
