import type { NextConfig } from "next";

const config: NextConfig = {
  // Otherwise Next streams <title> and the rest of the head into the body for browsers.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  typedRoutes: false,
  // npm test checks the types; whoever starts the app need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Native code and WebAssembly are loaded from node_modules, not bundled.
  serverExternalPackages: ["@node-rs/argon2", "@prisma/adapter-pg", "@prisma/client", "pg", "pino"],
  experimental: {
    // The server in front bounds bodies; this only has to be no less than its largest bound.
    serverActions: { bodySizeLimit: "64mb" },
  },
};

export default config;
