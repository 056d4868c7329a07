import { type LoggedOperation, readOperations } from "@/lib/change-log/read-operations";
import { database } from "@/lib/db/client";
import { idParam } from "@/lib/local-path";
import { noSuchPage } from "@/lib/page-refusal";

/** The operation that the address names, where somebody may see this page of it; else there is no such page. */
export async function operationOr404(params: Promise<{ operation: string }>, maySee: (operation: LoggedOperation) => boolean): Promise<LoggedOperation> {
  const id = idParam((await params).operation);
  const { operations } = id === null ? { operations: [] } : await readOperations(database(), { id });
  const [operation] = operations;
  return operation && maySee(operation) ? operation : noSuchPage();
}
