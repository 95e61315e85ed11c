import { sql } from 'kysely';
import pg from 'pg';
import { type Access, connectionOf, type Trx, workspaceOf } from './database.ts';
import { send } from './pipeline.ts';

/** What changed, for whoever looks at it: a name and, where few, which ones. Never content. */
export type Live = { type: LiveType; ids?: string[] };
type LiveType = 'conversations' | 'people' | 'channels' | 'pact' | 'team' | 'presence';

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
  const connection = keepListening(access, (payload) => deliver(listeners, payload));
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

function keepListening(
  { url, as, log }: Access,
  heard: (payload: string) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async () => {
    if (stopped) return;
    client = new pg.Client({ ...connectionOf(url, as), application_name: 'patto-live' });
    client.on('notification', (message) => message.payload && heard(message.payload));
    client.on('error', (error) => log.warn({ error: error.message }, 'live connection lost'));
    client.on('end', () => void setTimeout(retry, 1000).unref());
    await client.connect();
    await client.query(`listen ${channel}`);
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
