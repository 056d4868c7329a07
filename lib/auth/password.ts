import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

import { key } from "../validation/text";

/** OWASP's recommended parameters for argon2id, the library's default: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A new password: at least 12 characters, at most 200; nothing else is asked of it (NIST SP 800-63B). */
export const newPassword = z
  .string(key("errors.invalid"))
  .refine((text) => text.isWellFormed() && !text.includes("\0"), key("errors.characters"))
  .refine((text) => [...text].length >= 12, key("users.errors.passwordShort"))
  .refine((text) => [...text].length <= 200, { error: "errors.tooLong", params: { most: 200 } });

/** The hash kept of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), parameters);

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password is that of the hash. Without a hash it takes the same time and says no, so that the
 * answer does not tell whether an address exists.
 */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hash("nobody has this password", parameters);
  const matches = await verify(kept ?? (await nobodysHash), password.normalize("NFKC"));
  return kept !== null && matches;
}
