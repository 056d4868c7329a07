/** One running app with data of its own: each worker of a run has one, so that workers never meet. */
export type E2eInstance = {
  baseUrl: string;
  /** The database's addresses, for building data: as the app's role and as the owner's. */
  appUrl: string;
  ownerUrl: string;
  /** What its sessions are signed with, for making one without the sign-in page. */
  secret: string;
  /** The register's stand-in that the app asks. */
  registerUrl: string;
};

/** The instance of this worker (Playwright's parallelIndex), as the run's setup started it. */
export function e2eInstance(parallelIndex: number): E2eInstance {
  const text = process.env[variable(parallelIndex)];
  if (!text) throw new Error(`No app was started for worker ${parallelIndex}: run the flows through playwright.config.ts`);
  return JSON.parse(text) as E2eInstance;
}

export function publishE2eInstance(parallelIndex: number, instance: E2eInstance): void {
  process.env[variable(parallelIndex)] = JSON.stringify(instance);
}

function variable(parallelIndex: number): string {
  return `E2E_INSTANCE_${parallelIndex}`;
}
