import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a form's body can be read at all. Next answers a malformed one with 500; a body that is no
 * multipart form is none of this function's business.
 */
export async function isReadableForm(headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  const type = headers["content-type"];
  if (!type || !/^\s*multipart\//i.test(type)) return true;
  try {
    await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return true;
  } catch {
    return false;
  }
}
