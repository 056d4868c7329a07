import { IncomingMessage } from "node:http";

export type BodyLimit = { path: RegExp; bytes: number };

export const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** The whole body, or "tooLarge". Rejects when the sender goes away. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer | "tooLarge"> {
  if (Number(req.headers["content-length"] ?? 0) > limit) return "tooLarge";
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) resolve("tooLarge");
      else chunks.push(chunk);
    });
    req.on("end", () => resolve(Buffer.concat(chunks)));
    req.on("error", reject);
    req.on("close", () => reject(new Error("aborted")));
  });
}

/** The same request with its body, which has been read, put back. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  again.method = req.method;
  again.url = req.url;
  again.httpVersion = req.httpVersion;
  again.httpVersionMajor = req.httpVersionMajor;
  again.httpVersionMinor = req.httpVersionMinor;
  again.headers = req.headers;
  again.rawHeaders = req.rawHeaders;
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}
