import type { Account, Probe } from '#server/connectors/connector.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import type { App } from '#server/platform/http.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import { refuse } from '#server/platform/refusal.ts';
import { addRound, dropRound } from '#server/platform/rounds.ts';
import { audit } from '#server/team/audit.ts';
import { forgetAccount, ioOf, openCredentials, readChannel } from './accounts.ts';
import { refusalOf } from './problems.ts';
import { connectorFor } from './rehearsal.ts';

export type Wanted = {
  network: string;
  name: string;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
};
type Run = <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
type By = { app: App; run: Run; memberId: string };

/** Seconds between two pulls of a channel whose network does not push. */
const pullEvery = 2;

/**
 * Connects an account: the network is asked first, outside any transaction. Refuses `credentials_refused`,
 * `network_unreachable`, and `already_exists` for an account connected already.
 */
export async function connect({ app, run, memberId }: By, wanted: Wanted): Promise<string> {
  const probe = await ask(app, wanted.network, { ...wanted, memory: new Map() });
  return run(async (trx) => {
    await refuseTwice(trx, wanted.network, probe.account);
    const channelId = await insertChannel(trx, app, { wanted, probe });
    if (connectorFor(wanted).pull)
      await addRound(trx, { queue: 'pull', subject: channelId, every: pullEvery });
    await audit(trx, {
      memberId,
      act: 'channel.connected',
      subject: wanted.name,
      detail: { network: wanted.network },
    });
    await emit(trx, 'channels.connected', [{ channelId }]);
    await tell(trx, { type: 'channels', ids: [channelId] });
    return channelId;
  });
}

/** Asks the network who this account is and what it may do. */
async function ask(app: App, network: string, account: Account): Promise<Probe> {
  try {
    return await connectorFor({ network, settings: account.settings }).probe(account, ioOf(app));
  } catch (error) {
    throw refusalOf(error);
  }
}

async function refuseTwice(trx: Trx, network: string, account: string | null): Promise<void> {
  if (!account) return;
  const same = await trx
    .selectFrom('channel')
    .select('channel_id')
    .where('network', '=', network)
    .where('account', '=', account)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  if (same) throw refuse('already_exists', { channelId: same.channel_id });
}

async function insertChannel(
  trx: Trx,
  app: App,
  { wanted, probe }: { wanted: Wanted; probe: Probe },
): Promise<string> {
  const channel_id = newId();
  const { network, name, settings, credentials } = wanted;
  const { account, link, capabilities } = probe;
  await trx
    .insertInto('channel')
    .values({
      ...{ channel_id, network, name, account, link, capabilities, cursor: null },
      settings: JSON.stringify(settings) as never,
      credentials: app.secrets.seal(JSON.stringify(credentials)),
      limits: JSON.stringify(probe.limits) as never,
      connected_at: nowOf(trx),
      checked_at: nowOf(trx),
      ...{ disconnected_at: null, problem: null, last_received_at: null, last_sent_at: null },
    })
    .execute();
  return channel_id;
}

export type Change = {
  id: string;
  name?: string | undefined;
  settings?: Record<string, unknown> | undefined;
  credentials?: Record<string, string> | undefined;
};

/** Renames, sets, or reconnects with new credentials; nothing was lost meanwhile. */
export async function change({ app, run, memberId }: By, wanted: Change): Promise<void> {
  const before = await run((trx) => readChannel(trx, wanted.id));
  const settings = { ...before.settings, ...wanted.settings };
  const credentials = wanted.credentials ?? openCredentials(app, before.credentials);
  const probe = await ask(app, before.network, { settings, credentials, memory: new Map() });
  forgetAccount(wanted.id);
  await run(async (trx) => {
    await saveChange(trx, app, { wanted, settings, credentials, probe });
    if (connectorFor({ ...before, settings }).pull)
      await addRound(trx, { queue: 'pull', subject: wanted.id, every: pullEvery });
    const detail = {
      credentials: wanted.credentials !== undefined,
      settings: Object.keys(wanted.settings ?? {}),
    };
    await audit(trx, {
      memberId,
      act: 'channel.changed',
      subject: wanted.name ?? before.name,
      detail,
    });
    await tell(trx, { type: 'channels', ids: [wanted.id] });
  });
}

type Saved = {
  wanted: Change;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
  probe: Probe;
};

async function saveChange(
  trx: Trx,
  app: App,
  { wanted, settings, credentials, probe }: Saved,
): Promise<void> {
  await trx
    .updateTable('channel')
    .set({
      ...(wanted.name && { name: wanted.name }),
      settings: JSON.stringify(settings) as never,
      credentials: app.secrets.seal(JSON.stringify(credentials)),
      limits: JSON.stringify(probe.limits) as never,
      capabilities: probe.capabilities,
      ...{
        account: probe.account,
        link: probe.link,
        problem: null,
        checked_at: nowOf(trx),
        disconnected_at: null,
      },
    })
    .where('channel_id', '=', wanted.id)
    .execute();
}

/** Disconnects: credentials go, what was said stays. */
export async function disconnect(
  trx: Trx,
  { id, memberId }: { id: string; memberId: string },
): Promise<void> {
  const channel = await readChannel(trx, id);
  await trx
    .updateTable('channel')
    .set({ disconnected_at: nowOf(trx), credentials: null })
    .where('channel_id', '=', id)
    .execute();
  await dropRound(trx, 'pull', id);
  forgetAccount(id);
  await audit(trx, { memberId, act: 'channel.disconnected', subject: channel.name });
  await tell(trx, { type: 'channels', ids: [id] });
}
