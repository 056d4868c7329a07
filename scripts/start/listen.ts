import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartRefused } from "../../lib/db/embedded/start-refused";

const TRIES = 50;

/** Starts listening, on the next free port when nobody asked for this one. Returns the port. */
export async function listen(server: Server, { hostname, port, portIsGiven }: { hostname: string; port: number; portIsGiven: boolean }): Promise<number> {
  for (let at = port; ; at++) {
    const error = await tryPort(server, hostname, at);
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code !== "EADDRINUSE" || portIsGiven || at >= port + TRIES) throw refused(error, hostname, at);
  }
}

function tryPort(server: Server, hostname: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error);
    server.once("error", failed);
    server.listen(port, hostname, () => {
      server.off("error", failed);
      resolve(undefined);
    });
  });
}

function refused(error: NodeJS.ErrnoException, hostname: string, port: number): StartRefused {
  if (error.code === "EADDRINUSE") {
    return new StartRefused(
      `Port ${port} på ${hostname} er opptatt av et annet program. Velg en annen med PORT.`,
      `Port ${port} on ${hostname} is taken by another program. Choose another with PORT.`,
    );
  }
  return new StartRefused(
    `Kan ikke lytte på ${hostname}, port ${port}: ${error.message}. Se HOSTNAME og PORT.`,
    `Can't listen on ${hostname}, port ${port}: ${error.message}. See HOSTNAME and PORT.`,
  );
}
