import type { APIResponse, BrowserContext, Page, Request } from "@playwright/test";

/** A form as the browser sent it, to be sent again as it is, or tampered with. */
export interface SentForm {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What the browser posts while `act` is carried out. */
export async function sentWhile(page: Page, act: () => Promise<void>): Promise<SentForm> {
  const [request] = await Promise.all([page.waitForRequest((one) => one.method() === "POST"), act()]);
  return read(request);
}

/** What the browser would have posted: the form is stopped on its way, so the server never saw it. */
export async function heldBack(page: Page, act: () => Promise<void>): Promise<SentForm> {
  const held = new Promise<SentForm>((resolve, reject) => {
    void page.route("**", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      read(route.request()).then(resolve, reject);
      return route.fulfill({ status: 204 });
    });
  });
  await act();
  const form = await held;
  await page.unroute("**");
  return form;
}

async function read(request: Request): Promise<SentForm> {
  const body = request.postDataBuffer();
  if (!body) throw new Error("The form was sent without a body");
  const left = ["content-length", "cookie", "host"];
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(":") && !left.includes(name));
  return { url: request.url(), headers: Object.fromEntries(headers), body };
}

/** Sends a form once more, with the cookies of a context. The answer is not followed where it leads. */
export function sendAgain(context: Pick<BrowserContext, "request">, { url, headers, body }: SentForm): Promise<APIResponse> {
  return context.request.post(url, { headers, data: body, maxRedirects: 0 });
}

export interface Part {
  name: string;
  value: Buffer;
}

/** The form's fields. Sent by script they are within the call of the action, each name with «_1_» before it. */
export function partsOf(form: SentForm): Part[] {
  return form.body
    .toString("latin1")
    .split(`--${boundaryOf(form)}`)
    .slice(1, -1)
    .map((part) => {
      const [head = "", ...rest] = part.slice(2).split("\r\n\r\n");
      return { name: /name="([^"]*)"/.exec(head)?.[1] ?? "", value: Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1") };
    });
}

export function withParts(form: SentForm, parts: Part[]): SentForm {
  const boundary = boundaryOf(form);
  const pieces = parts.flatMap(({ name, value }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    value,
    Buffer.from("\r\n"),
  ]);
  return { ...form, body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]) };
}

/** The same form with another value of one field, and a one-time key that was not used yet. */
export function withField(form: SentForm, field: string, value: string | Buffer): SentForm {
  const parts = partsOf(form);
  if (!parts.some(({ name }) => fieldName(name) === field))
    throw new Error(`The form has no field «${field}», just ${parts.map(({ name }) => name).join(", ")}`);
  return withParts(
    form,
    parts.map(({ name, value: old }) => {
      if (fieldName(name) === field) return { name, value: Buffer.from(value as string) };
      return { name, value: fieldName(name) === "_key" ? Buffer.from(crypto.randomUUID()) : old };
    }),
  );
}

/** A field's own name, without what the call of an action puts before it: «_1_name» is «name», «_1__key» is «_key». */
export const fieldName = (name: string): string => name.replace(/^_?\d+_(?=[a-z_$])/i, "");

/** Where an answer leads: to browsers it says so by its status, to scripts in a header alone. */
export const ledTo = (answer: APIResponse): string | undefined => answer.headers().location ?? answer.headers()["x-action-redirect"];

function boundaryOf({ headers }: SentForm): string {
  const boundary = /boundary=([^;]+)/.exec(headers["content-type"] ?? "")?.[1];
  if (!boundary) throw new Error(`The form was sent as ${headers["content-type"] ?? "nothing"}`);
  return boundary;
}
