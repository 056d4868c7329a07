/** A sentence by its key in lib/i18n/messages, with what stands in it. */
export interface Message {
  key: string;
  values?: Record<string, string | number>;
}

/** A field somebody else saved first: what it holds now, and who saved it. */
export interface Conflict {
  field: string;
  now: string;
  by: string;
}

/**
 * What can be expected to go wrong, said in plain words. Thrown inside a command it rolls the transaction
 * back and becomes the answer to the form; it is never an error to the server.
 */
export class Refusal extends Error {
  readonly fieldErrors: Record<string, Message>;
  readonly formError: Message | null;
  readonly conflicts: Conflict[];
  /** What the page may offer in place of what was refused (an id of the near name, say). */
  readonly offer: Record<string, string | number>;

  constructor(what: {
    field?: string;
    message?: Message;
    fieldErrors?: Record<string, Message>;
    conflicts?: Conflict[];
    offer?: Record<string, string | number>;
  }) {
    super(what.message?.key ?? "refused");
    this.name = "Refusal";
    this.fieldErrors = { ...what.fieldErrors, ...(what.field && what.message ? { [what.field]: what.message } : {}) };
    this.formError = what.field ? null : (what.message ?? null);
    this.conflicts = what.conflicts ?? [];
    this.offer = what.offer ?? {};
  }
}

/** Refuses the form as a whole. */
export const refuse = (key: string, values?: Message["values"]): Refusal => new Refusal({ message: { key, values } });

/** Refuses one field. */
export const refuseField = (field: string, key: string, values?: Message["values"]): Refusal => new Refusal({ field, message: { key, values } });

/** What is asked for does not exist, or not for this person: pages answer it with 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`${what} not found`);
    this.name = "NotFound";
  }
}
