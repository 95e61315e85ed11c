import type { Problem, Pull } from '#server/connectors/connector.ts';
import { inWorkspace, nowOf, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { tell } from '#server/platform/live.ts';
import { delayRound, dropRound } from '#server/platform/rounds.ts';
import { accountOf, ioOf } from './accounts.ts';
import { store } from './intake.ts';
import { problemOf, wordsOf } from './problems.ts';

/**
 * Asks a network what is new and stores it raw, with the cursor, in one transaction: a crash in between asks again, and the
 * intake knows what it has seen.
 */
export async function pull(app: App, workspaceId: string, channelId: string): Promise<void> {
  const inside = <T>(work: (trx: Trx) => Promise<T>) =>
    inWorkspace(app.db, app.scope(workspaceId), work);
  for (let more = true; more; ) {
    const { channel, connector, account } = await inside((trx) => accountOf(trx, app, channelId));
    if (channel.disconnected_at || !connector.pull)
      return inside((trx) => dropRound(trx, 'pull', channelId));
    try {
      const pulled = await connector.pull(account, channel.cursor, ioOf(app));
      await inside((trx) => keep(trx, channelId, { pulled, before: channel }));
      more = pulled.more;
    } catch (error) {
      return inside((trx) => trouble(trx, channelId, problemOf(error)));
    }
  }
}

type Kept = { pulled: Pull; before: { cursor: string | null; problem: string | null } };

async function keep(trx: Trx, channelId: string, { pulled, before }: Kept): Promise<void> {
  await store(trx, channelId, pulled.payloads);
  if (pulled.cursor !== before.cursor || before.problem) {
    await trx
      .updateTable('channel')
      .set({ cursor: pulled.cursor, problem: null, checked_at: nowOf(trx) })
      .where('channel_id', '=', channelId)
      .execute();
  }
  if (before.problem) await tell(trx, { type: 'channels', ids: [channelId] });
  if (pulled.wait) await delayRound(trx, { queue: 'pull', subject: channelId, ms: pulled.wait });
}

/** Says on the channel's card what is wrong, and asks again later; with refused credentials, much later. */
async function trouble(trx: Trx, channelId: string, problem: Problem): Promise<void> {
  await trx
    .updateTable('channel')
    .set({ problem: wordsOf(problem), checked_at: nowOf(trx) })
    .where('channel_id', '=', channelId)
    .execute();
  const until = problem.retryAt
    ? new Date(problem.retryAt).getTime() - nowOf(trx).getTime()
    : 15_000;
  const ms = problem.kind === 'auth' ? 15 * 60_000 : Math.min(Math.max(until, 5_000), 15 * 60_000);
  await delayRound(trx, { queue: 'pull', subject: channelId, ms });
  await tell(trx, { type: 'channels', ids: [channelId] });
}
