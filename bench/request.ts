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
  const answer = await post(`${origin}/sign-in`, "", { ...fieldsOfForm(page, 'name="as"'), as });
  const cookies = answer.headers["set-cookie"]?.map((cookie) => cookie.split(";")[0]) ?? [];
  if (cookies.length === 0) throw new Error(`Sign-in answered ${answer.status} and no session`);
  return cookies.join("; ");
}

/** What the first form with this mark in it would send as it stands: its inputs and what is chosen in its selects. */
export function fieldsOfForm(page: string, mark: string): Record<string, string> {
  const form = page.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes(mark)) ?? "";
  const attribute = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, "name"), attribute(tag, "type")];
    if (name && (!/^(checkbox|radio|submit)$/.test(type ?? "") || / checked=/.test(tag))) fields[decode(name)] = decode(attribute(tag, "value") ?? "");
  }
  for (const [, tag = "", options = ""] of form.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)) {
    const name = attribute(tag, "name");
    const chosen = options.match(/<option[^>]* selected=[^>]*>/)?.[0] ?? options.match(/<option[^>]*>/)?.[0] ?? "";
    if (name) fields[name] = decode(attribute(chosen, "value") ?? "");
  }
  return fields;
}

/** Sends a form's fields, as a browser without scripts does. */
export function post(address: string, cookie: string, fields: Record<string, string>): Promise<Answer> {
  const boundary = `form${Date.now()}`;
  const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const body = `${parts.join("")}--${boundary}--\r\n`;
  const headers = {
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": Buffer.byteLength(body),
    origin: new URL(address).origin,
    cookie,
  };
  return get(address, { method: "POST", headers }, body);
}

const decode = (value: string): string =>
  value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
