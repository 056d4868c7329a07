import pg from "pg";

export type DatabaseWatch = {
  /** What is known now, without asking. */
  isAway(): boolean;
  /** Resolves when the database answers for the first time. */
  ready: Promise<void>;
  stop(): Promise<void>;
};

const RETRY = 300;
const PING_EVERY = 5_000;
const PATIENCE = 2_000;

/**
 * Keeps one idle connection, which breaks the moment the database goes, and asks it now and then, in
 * case the network swallows that: requests need not ask at all.
 */
export function watchDatabase(url: string): DatabaseWatch {
  let away = true;
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let answered: () => void;
  const ready = new Promise<void>((resolve) => (answered = resolve));

  const later = (action: () => Promise<void>, wait: number) => {
    if (stopped) return;
    timer = setTimeout(() => void action(), wait);
    timer.unref();
  };
  const lost = (gone: pg.Client) => {
    if (client !== gone) return;
    client = undefined;
    away = true;
    gone.end().catch(() => undefined);
    clearTimeout(timer);
    later(connect, RETRY);
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      keepAlive: true,
      application_name: "crm watch",
    });
    client = fresh;
    fresh.on("error", () => lost(fresh));
    fresh.on("end", () => lost(fresh));
    try {
      await fresh.connect();
      await ask(fresh);
    } catch {
      lost(fresh);
    }
  };
  const ask = async (asked: pg.Client): Promise<void> => {
    try {
      await asked.query("select 1");
    } catch {
      return lost(asked);
    }
    if (client !== asked) return;
    away = false;
    answered();
    later(() => ask(asked), PING_EVERY);
  };

  void connect();
  return {
    isAway: () => away,
    ready,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
