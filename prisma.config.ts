import { defineConfig } from "prisma/config";

// Every command of Prisma's first downloads a schema engine unless it is told of one. None of those
// that we use (generate, validate, format) runs it, so any program will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
