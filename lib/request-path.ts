import { headers } from "next/headers";

import { localPath } from "./local-path";

/** The path of this request with its query, as the browser asked for it. */
export async function requestPath(): Promise<string> {
  return localPath((await headers()).get("x-path"), "/customers");
}
