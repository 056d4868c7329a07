import { Readable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip, gunzip, gzipSync } from "node:zlib";

import type { Database, Transaction } from "../../db/client";
import { refuse } from "../../refusal";
import { readRegisterFile, type RegisterFile } from "./read-register-file";

/** How large a file a form may send, packed or not; what it unpacks to is bounded by `registerFileBounds`. */
export const importFileBounds = { sent: 20 * 1024 * 1024, megabytes: 20 };

/** How long a file waits for its import: a day, in milliseconds. */
export const draftLives = 24 * 60 * 60 * 1000;

/** Reads a file as it was sent: CSV, packed by gzip or not. */
export async function readSentFile(sent: Buffer): Promise<RegisterFile> {
  if (!isPacked(sent)) return readRegisterFile(Readable.from([sent]));
  const unpacked = Readable.from([sent]).pipe(createGunzip());
  try {
    return await readRegisterFile(unpacked);
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw refuse("imports.errors.notPacked");
    throw error;
  } finally {
    unpacked.destroy();
  }
}

/** gzip's first two bytes (RFC 1952). */
const isPacked = (sent: Buffer): boolean => sent[0] === 0x1f && sent[1] === 0x8b;

/** A file as it is kept. */
export const packed = (sent: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(sent, { level: 1 }));

const unpack = promisify<Uint8Array, Buffer>(gunzip);

/** What stands in a kept file, unpacked, in pieces of its bytes. */
export async function contentOf(file: Uint8Array): Promise<Readable> {
  const sent = await unpack(file);
  return isPacked(sent) ? Readable.from([sent]).pipe(createGunzip()) : Readable.from([sent]);
}

/** The kept file of that id, read; null when it is gone. */
export async function findImportDraft(db: Database | Transaction, id: number, now: Date): Promise<{ fileName: string; file: RegisterFile } | null> {
  const draft = await db.importDraft.findFirst({ where: { id, keptAt: { gte: new Date(now.getTime() - draftLives) } } });
  return draft && { fileName: draft.fileName, file: await readSentFile(await unpack(draft.file)) };
}
