import { sql } from 'kysely';
import pg from 'pg';
import { type Access, connectionOf, type Trx, workspaceOf } from './database.ts';
import { send } from './pipeline.ts';

/** What changed, for whoever looks at it: a name and, where few, which ones. Never content. */
export type Live = { type: LiveType; ids?: string[] };
const types = ['conversations', 'people', 'channels', 'pact', 'team', 'presence'] as const;
type LiveType = (typeof types)[number];

const channel = 'patto_live';

/** Tells the browsers at commit. A hint only: screens also poll. */
export async function tell(trx: Trx, live: Live): Promise<void> {
  const ids = live.ids && live.ids.length <= 50 ? live.ids : undefined;
  const payload = JSON.stringify({ w: workspaceOf(trx), type: live.type, ...(ids && { ids }) });
  await send(trx, sql`select pg_notify(${channel}, ${payload})`);
}

type Listener = (live: Live) => void;
/** Hands what the database notifies to the listeners of a workspace. */
export type LiveHub = {
  listen(workspaceId: string, listener: Listener): () => void;
  stop(): Promise<void>;
};

/** One connection of its own for LISTEN; reconnects by itself. */
export function startLive(access: Access): LiveHub {
  const listeners = new Map<string, Set<Listener>>();
  const connection = keepListening(access, {
    heard: (payload) => deliver(listeners, payload),
    deaf: () => tellAll(listeners),
  });
  return {
    listen: (workspaceId, listener) => {
      const set = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, set.add(listener));
      return () => set.delete(listener);
    },
    stop: () => connection.stop(),
  };
}

function deliver(listeners: Map<string, Set<Listener>>, payload: string): void {
  const { w, ...live } = JSON.parse(payload) as Live & { w: string };
  for (const listener of listeners.get(w) ?? []) listener(live);
}

/** Anything may have happened while nobody could hear it. */
function tellAll(listeners: Map<string, Set<Listener>>): void {
  for (const set of listeners.values())
    for (const listener of set) for (const type of types) listener({ type });
}

/** `heard`: a notification; `deaf`: it listens from now on, what came before it did not hear. */
type Ears = { heard(payload: string): void; deaf(): void };

function keepListening({ url, as, log }: Access, ears: Ears): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async () => {
    if (stopped) return;
    client = new pg.Client({ ...connectionOf(url, as), application_name: 'patto-live' });
    client.on('notification', (message) => message.payload && ears.heard(message.payload));
    client.on('error', (error) => log.warn({ error: error.message }, 'live connection lost'));
    client.on('end', () => void setTimeout(retry, 1000).unref());
    await client.connect();
    await client.query(`listen ${channel}`);
    ears.deaf();
  };
  const retry = () =>
    void connect().catch((error) => log.warn({ error: String(error) }, 'live connection refused'));
  retry();
  return {
    stop: async () => {
      stopped = true;
      await client?.end().catch(() => {});
    },
  };
}
