import { type IncomingHttpHeaders, request, type RequestOptions } from "node:http";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The body's length as it was sent. */
  bytes: number;
  text: string;
}

/** One request, its body read to the end. */
export function get(address: string, options: RequestOptions = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(address, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const whole = Buffer.concat(chunks);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: whole.length, text: whole.toString() });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Presses one of the demo firm's buttons, as a browser without scripts does. Answers the cookie of the session. */
export async function signInToDemo(origin: string, as: "administrator" | "sales-manager" | "employee"): Promise<string> {
  const { text: page } = await get(`${origin}/sign-in`);
  const form = page.match(/<form(?:(?!<\/form>)[\s\S])*name="as"(?:(?!<\/form>)[\s\S])*<\/form>/)?.[0] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, decode(value)]);
  const boundary = `form${Date.now()}`;
  const parts = [...hidden, ["as", as]].map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const body = `${parts.join("")}--${boundary}--\r\n`;
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": Buffer.byteLength(body), origin };
  const answer = await get(`${origin}/sign-in`, { method: "POST", headers }, body);
  const cookies = answer.headers["set-cookie"]?.map((cookie) => cookie.split(";")[0]) ?? [];
  if (cookies.length === 0) throw new Error(`Sign-in answered ${answer.status} and no session`);
  return cookies.join("; ");
}

const decode = (value: string): string =>
  value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
