import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

export type Admin = { firmName?: string; name: string; email: string; password: string };

type Given = { firm?: string | undefined; name?: string | undefined; email?: string | undefined; password?: string | undefined };

/** Asks on the terminal for what was not given. The password is not shown while it is typed. */
export async function askForAdmin(given: Given, { askForFirm }: { askForFirm: boolean }): Promise<Admin> {
  let silent = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!silent) process.stdout.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  const lines = terminal[Symbol.asyncIterator]();
  // Line by line rather than question by question: lines that are piped in come all at once.
  const ask = async (question: string, answer: string | undefined, secret = false): Promise<string> => {
    if (answer !== undefined) return answer;
    process.stdout.write(question);
    silent = secret;
    const line: IteratorResult<string, undefined> = await lines.next();
    silent = false;
    if (secret) process.stdout.write("\n");
    return line.value ?? "";
  };
  try {
    return {
      ...(askForFirm && { firmName: await ask("Firmaets navn: ", given.firm) }),
      name: await ask("Administratorens navn: ", given.name),
      email: await ask("E-post: ", given.email),
      password: await ask("Passord: ", given.password, true),
    };
  } finally {
    terminal.close();
  }
}
