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

async function read(request: Request): Promise<SentForm> {
  const body = request.postDataBuffer();
  if (!body) throw new Error("The form was sent without a body");
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(":") && !["content-length", "cookie", "host"].includes(name));
  return { url: request.url(), headers: Object.fromEntries(headers), body };
}

/** Sends a form once more, with the cookies of a context. The answer is not followed where it leads. */
export function sendAgain(context: BrowserContext, { url, headers, body }: SentForm): Promise<APIResponse> {
  return context.request.post(url, { headers, data: body, maxRedirects: 0 });
}

/** The same form with one text in it replaced by another, wherever it stands. */
export const withText = (form: SentForm, from: string, to: string | Buffer): SentForm => {
  const parts = form.body.toString("latin1").split(Buffer.from(from).toString("latin1"));
  if (parts.length < 2) throw new Error(`«${from}» does not stand in the form`);
  return { ...form, body: Buffer.from(parts.join(Buffer.from(to as string).toString("latin1")), "latin1") };
};
