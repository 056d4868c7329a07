import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";

import type { Command } from "../command";
import type { TestFirm } from "./test-firm";

type Role = "admin" | "salesManager" | "employee";

interface Usual<Input, Value> {
  /** Makes what the command needs, and answers an input that changes something. */
  input: () => Promise<Record<string, unknown>>;
  /** The roles that may not. */
  refusedTo: Role[];
  /** What is wrong with an input, by what is put in its place: the field that the sentence stands by, and its key. */
  invalid: Record<string, [change: Record<string, unknown>, field: string, key: string]>;
  command: Command<Input, Value>;
}

/** What holds for every command: each of these tests looks at every row of the database before and after. */
export function itAnswersAsCommandsDo<Input, Value>(firm: () => TestFirm, { command, input, refusedTo, invalid }: Usual<Input, Value>): void {
  it("is refused to who is signed out, and nothing is written then", async () => {
    const sent = await input();
    const before = await firm().everything();
    expect(await firm().run(command, sent, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
    expect(await firm().everything()).toEqual(before);
  });

  if (refusedTo.length > 0)
    it.each(refusedTo)("is refused to the %s, and nothing is written then", async (role) => {
      const sent = await input();
      const before = await firm().everything();
      expect(await firm().run(command, sent, { as: firm()[role] })).toMatchObject({ ok: false, reason: "not permitted" });
      expect(await firm().everything()).toEqual(before);
    });

  it.each(Object.entries(invalid))("is refused by its field: %s", async (_, [change, field, key]) => {
    const sent = { ...(await input()), ...change };
    const before = await firm().everything();
    const answer = await firm().run(command, sent);
    expect(answer).toMatchObject({ ok: false, reason: "refused", fieldErrors: { [field]: { key } }, formError: null });
    expect(await firm().everything()).toEqual(before);
  });

  it("is refused without what it needs", async () => {
    const before = await firm().everything();
    expect(await firm().run(command, {})).toMatchObject({ ok: false, reason: "refused" });
    expect(await firm().everything()).toEqual(before);
  });

  it("is carried out once when it is sent twice, and the second gets the first one's answer", async () => {
    const [sent, requestKey] = [await input(), randomUUID()];
    const first = await firm().run(command, sent, { requestKey });
    const after = await firm().everything();
    expect(first).toMatchObject({ ok: true, operationId: expect.any(Number) as number });
    const again = await firm().run(command, sent, { requestKey });
    expect(again).toEqual({ ...first, value: again.ok && again.value === null ? null : (first as { value: unknown }).value });
    expect(await firm().everything()).toEqual(after);
  });
}
