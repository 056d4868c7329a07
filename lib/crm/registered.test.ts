import { readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { commands } from "./commands";
import { entities } from "./entities";

const lib = path.resolve(import.meta.dirname, "..");

/** The exports of each file of these folders: a command made by a function of its own counts like any other. */
async function exportsOf(folders: string[]): Promise<[where: string, value: object][]> {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(lib, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => path.join(lib, folder, file)),
  );
  const modules = await Promise.all(files.map(async (file) => [file, (await import(file)) as Record<string, unknown>] as const));
  return modules.flatMap(([file, exported]) =>
    Object.entries(exported).flatMap(([name, value]) =>
      typeof value === "object" && value !== null ? [[`${path.relative(lib, file)}: ${name}`, value] as [string, object]] : [],
    ),
  );
}

const isCommand = (value: object): value is { name: string } => "permission" in value && "input" in value && "run" in value && "undo" in value;
const isEntity = (value: object): value is { name: string } => "table" in value && "subject" in value && "fields" in value;

describe("what is declared is known to the log", async () => {
  const exported = await exportsOf(["crm", "auth"]);

  it("every command is in the list of commands, under its own name", () => {
    const declared = exported.filter(([, value]) => isCommand(value));
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter(([, value]) => isCommand(value) && commands.get(value.name) !== value).map(([where]) => where)).toEqual([]);
  });

  it("every kind of record is in the list of entities, under its own name", () => {
    const declared = exported.filter(([, value]) => isEntity(value));
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter(([, value]) => isEntity(value) && entities.get(value.name) !== value).map(([where]) => where)).toEqual([]);
  });
});
