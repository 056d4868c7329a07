/** Takes in what must be stopped in the end. */
export type Stopping = { add(step: () => Promise<void> | void): void };

/** What was started, to be stopped in the opposite order, once: at a signal or when the start fails. */
export class ShutDown implements Stopping {
  signalled = false;
  private steps: (() => Promise<void> | void)[] = [];
  private running: Promise<void> | undefined;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      // Ctrl-C in a terminal arrives twice, from the terminal and from npm: the second changes nothing.
      process.on(signal, () => this.end());
    }
    this.endWithNpm();
  }

  /** What is added while stopping is stopped at once. */
  add(step: () => Promise<void> | void): void {
    if (this.running) void Promise.resolve(step()).catch(() => undefined);
    else this.steps.push(step);
  }

  all(): Promise<void> {
    return (this.running ??= this.run());
  }

  private end(): void {
    if (this.signalled) return;
    this.signalled = true;
    void this.all().then(() => process.exit(0));
  }

  /** npm runs us through a shell, and hands a signal that was meant for it to that shell alone. */
  private endWithNpm(): void {
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) this.end();
    }, 500).unref();
  }

  private async run(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      }
    }
  }
}
