import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAppServer } from "../../server/app-server";
import type { AppHandler } from "../../server/next-handler";
import type { Stopping } from "./shut-down";

/**
 * Asks the app for the sign-in page once, on a port of its own, while nobody is let in yet: the first page takes as long as
 * twenty later ones. Whatever comes of it is thrown away.
 */
export async function warmUp(handler: AppHandler, shutDown: Stopping): Promise<void> {
  const server = createAppServer({
    site: { configured: undefined, loopbackOnly: true, trustedProxies: 0 },
    handler: () => handler,
    databaseAway: () => false,
  });
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  shutDown.add(close);
  try {
    await once(server.listen(0, "127.0.0.1"), "listening");
    const page = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-in`, { headers: { accept: "text/html" } });
    await page.text();
  } catch {
    // Then the first who asks waits a little longer.
  } finally {
    close();
  }
}
