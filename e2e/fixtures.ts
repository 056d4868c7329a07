import { type BrowserContext, type Page, test as base } from "@playwright/test";

import { connectDatabase } from "@/lib/db/client";
import { e2eInstance } from "@/lib/testing/e2e-instance";

import { Firm, type Person, type Role } from "./firm";

interface PerWorker {
  /** The data of this worker's own app. */
  firm: Firm;
  /** One person of each role, for tests that don't change them. */
  people: Record<Role, Person>;
}

interface PerTest {
  /** Signs this test's browser in, as a person of one's own or one of the role's. */
  signIn: (who: Person | Role) => Promise<Person>;
  /** A page in a browser of its own, signed in: the second person at once. */
  pageOf: (who: Person | Role) => Promise<Page>;
}

export const test = base.extend<PerTest, PerWorker>({
  firm: [
    async ({}, use, worker) => {
      const { appUrl, secret } = e2eInstance(worker.parallelIndex);
      const db = connectDatabase(appUrl, { connections: 2 });
      await use(new Firm(db, secret));
      await db.$disconnect();
    },
    { scope: "worker" },
  ],
  people: [
    async ({ firm }, use) => {
      await use({ ADMIN: await firm.employee("ADMIN"), SALES_MANAGER: await firm.employee("SALES_MANAGER"), EMPLOYEE: await firm.employee("EMPLOYEE") });
    },
    { scope: "worker" },
  ],
  signIn: async ({ context, firm, people, baseURL }, use) => {
    await use(async (who) => {
      const person = typeof who === "string" ? people[who] : who;
      await giveSession(context, await firm.session(person), baseURL);
      return person;
    });
  },
  pageOf: async ({ browser, firm, people, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const context = await browser.newContext();
      opened.push(context);
      await giveSession(context, await firm.session(typeof who === "string" ? people[who] : who), baseURL);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect } from "@playwright/test";

/** Puts a session's token where the sign-in page would have put it. */
export async function giveSession(context: BrowserContext, token: string, baseURL: string | undefined): Promise<void> {
  await context.addCookies([{ name: "next-auth.session-token", value: token, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" }]);
}
