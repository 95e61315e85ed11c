import type { Account, Io } from '#server/connectors/connector.ts';
import type { Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { found } from '#server/platform/refusal.ts';
import { connectorFor } from './rehearsal.ts';

/** What a connector remembers of a channel in this process (sessions); may be lost at any time. */
const memories = new Map<string, Map<string, unknown>>();

/** How connectors reach the world. */
export function ioOf(app: App): Io {
  return { fetch: app.fetch, now: () => app.scope('').now };
}

/** A channel as it is kept. */
export async function readChannel(trx: Trx, channelId: string) {
  const channel = await trx
    .selectFrom('channel')
    .selectAll()
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return found(channel, 'channel');
}

/** The account of a channel, its credentials opened; only ever in memory. */
export async function accountOf(trx: Trx, app: App, channelId: string) {
  const channel = await readChannel(trx, channelId);
  return { channel, connector: connectorFor(channel), account: accountFrom(app, channel) };
}

type Kept = Awaited<ReturnType<typeof readChannel>>;

function accountFrom(app: App, { channel_id, account, settings, credentials }: Kept): Account {
  const memory = memories.get(channel_id) ?? new Map();
  memories.set(channel_id, memory);
  return {
    settings,
    credentials: openCredentials(app, credentials),
    self: account,
    memory,
  };
}

/** What the network knows us by; nothing where the channel is disconnected. */
export function openCredentials(app: App, sealed: string | null): Record<string, string> {
  return sealed ? JSON.parse(app.secrets.open(sealed)) : {};
}

/** Forgets sessions after new credentials. */
export function forgetAccount(channelId: string): void {
  memories.delete(channelId);
}
