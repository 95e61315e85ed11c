import { type Account, type Io, NetworkError } from '#server/connectors/connector.ts';
import type { Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { found, type Refusal, refuse } from '#server/platform/refusal.ts';
import { connectorFor } from './rehearsal.ts';

/** What a connector remembers of a channel in this process (sessions); may be lost at any time. */
const memories = new Map<string, Map<string, unknown>>();

/** How connectors reach the world. */
export function ioOf(app: App): Io {
  return { fetch: app.fetch, now: () => app.scope('').now };
}

/** The account of a channel, its credentials opened; only ever in memory. */
export async function accountOf(trx: Trx, app: App, channelId: string) {
  const channel = found(
    await trx
      .selectFrom('channel')
      .selectAll()
      .where('channel_id', '=', channelId)
      .executeTakeFirst(),
    'channel',
  );
  return { channel, connector: connectorFor(channel), account: accountFrom(app, channel) };
}

type Kept = {
  channel_id: string;
  account: string | null;
  settings: Record<string, unknown>;
  credentials: string | null;
};

function accountFrom(app: App, { channel_id, account, settings, credentials }: Kept): Account {
  const memory = memories.get(channel_id) ?? new Map();
  memories.set(channel_id, memory);
  return {
    settings,
    credentials: credentials ? JSON.parse(app.secrets.open(credentials)) : {},
    self: account,
    memory,
  };
}

/** Forgets sessions after new credentials. */
export function forgetAccount(channelId: string): void {
  memories.delete(channelId);
}

/** A network's problem as the refusal a member reads. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof NetworkError)) throw error;
  const { kind, detail } = error.problem;
  if (kind === 'auth' || kind === 'permission') return refuse('credentials_refused', { detail });
  return refuse('network_unreachable', { detail });
}
