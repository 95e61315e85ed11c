import { sql } from 'kysely';
import type { Confirmation, Problem, Sent } from '#server/connectors/connector.ts';
import { inWorkspace, nowOf, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { enqueue } from '#server/platform/jobs.ts';
import { found } from '#server/platform/refusal.ts';
import { accountOf, ioOf } from './accounts.ts';
import { lock, type Row, setState } from './outbox-row.ts';
import { problemOf, wordsOf } from './problems.ts';

type Ground = { app: App; workspaceId: string };
const tries = 8;
const mostConfirms = 20;

/**
 * Sends one answer: claimed in one transaction, sent outside any, settled in another. A crash in between leaves `sending`,
 * which `watchOutbox` turns into `unknown`: read back before anything is sent again.
 */
export async function send(ground: Ground, outboxId: string): Promise<void> {
  const claimed = await inside(ground, (trx) => claim(trx, ground.app, outboxId));
  if (!claimed) return;
  const { row, connector, account } = claimed;
  try {
    if (!connector.send) throw new Error('this channel cannot send');
    const sent = await connector.send(row.draft, account, ioOf(ground.app));
    await inside(ground, (trx) => settle(trx, row, sent));
  } catch (error) {
    await inside(ground, (trx) => mishap(trx, row, problemOf(error)));
  }
}

/** The external id is known to all before anything leaves, where the network lets us choose it. */
async function claim(trx: Trx, app: App, outboxId: string) {
  const row = await lock(trx, outboxId);
  if (row?.state !== 'waiting') return null;
  const { channel, connector, account } = await accountOf(trx, app, row.channel_id);
  if (channel.disconnected_at) {
    await setState(trx, row, { state: 'failed', problem: 'auth: disconnected' });
    return null;
  }
  const externalId = connector.idFor?.(row.draft, account) ?? null;
  const claimed = { ...row, external_id: externalId, tries: row.tries + 1 };
  await setState(trx, claimed, { state: 'sending', problem: null });
  return { row: claimed, connector, account };
}

/** What the network answered. */
export async function settle(trx: Trx, row: Row, sent: Sent): Promise<void> {
  if (sent.state === 'refused') return mishap(trx, row, sent.problem);
  const arrived = { ...row, external_id: sent.id, tries: 0 };
  await setState(trx, arrived, { state: sent.state, problem: null, permalink: sent.permalink });
  await trx
    .updateTable('channel')
    .set({ last_sent_at: sql`greatest(last_sent_at, ${nowOf(trx)}::timestamptz)` })
    .where('channel_id', '=', row.channel_id)
    .execute();
  if (sent.state === 'accepted')
    await enqueue(trx, 'confirm', { outboxId: row.outbox_id, startAfter: inSeconds(1) });
}

/** What can pass is tried again, later each time; what may have left is read back; the rest fails, in words. */
async function mishap(trx: Trx, row: Row, problem: Problem): Promise<void> {
  const words = wordsOf(problem);
  if (problem.kind === 'ambiguous') {
    await setState(trx, { ...row, tries: 0 }, { state: 'unknown', problem: words });
    return enqueue(trx, 'confirm', { outboxId: row.outbox_id, startAfter: inSeconds(2) });
  }
  const passing = problem.kind === 'rate' || problem.kind === 'transient';
  if (!passing || row.tries >= tries)
    return setState(trx, row, { state: 'failed', problem: words });
  await setState(trx, row, { state: 'waiting', problem: words });
  const wait = problem.retryAt ? new Date(problem.retryAt) : inSeconds(2 ** row.tries);
  await trx
    .updateTable('outbox')
    .set({ not_before: wait })
    .where('outbox_id', '=', row.outbox_id)
    .execute();
  await enqueue(trx, 'send', { outboxId: row.outbox_id, startAfter: wait });
}

/** Reads back what was sent or may have been. */
export async function confirm(ground: Ground, outboxId: string): Promise<void> {
  const { row, connector, account } = await inside(ground, async (trx) => {
    const row = found(await lock(trx, outboxId), 'answer');
    return { row, ...(await accountOf(trx, ground.app, row.channel_id)) };
  });
  if (
    !row.external_id ||
    !connector.confirm ||
    (row.state !== 'unknown' && row.state !== 'accepted')
  )
    return;
  try {
    const confirmed = await connector.confirm(row.external_id, account, ioOf(ground.app));
    await inside(ground, (trx) => settleConfirmed(trx, row, confirmed));
  } catch (error) {
    await inside(ground, (trx) => confirmLater(trx, row, problemOf(error)));
  }
}

async function settleConfirmed(
  trx: Trx,
  row: Row,
  { state, permalink, problem }: Confirmation,
): Promise<void> {
  if (state === 'visible')
    return setState(trx, row, { state: 'visible', problem: null, permalink });
  if (problem) return mishap(trx, row, problem);
  if (row.state === 'accepted')
    return confirmLater(trx, row, { kind: 'transient', detail: 'accepted, not visible yet' });
  // absent and we chose the id ourselves: sending again meets itself, so it is safe
  await setState(trx, row, { state: 'waiting', problem: null });
  await enqueue(trx, 'send', { outboxId: row.outbox_id });
}

async function confirmLater(trx: Trx, row: Row, problem: Problem): Promise<void> {
  const words = wordsOf(problem);
  if (row.tries >= mostConfirms) return setState(trx, row, { state: row.state, problem: words });
  const shown = row.state === 'unknown' ? words : null;
  await setState(trx, { ...row, tries: row.tries + 1 }, { state: row.state, problem: shown });
  const startAfter = inSeconds(Math.min(2 ** row.tries, 300));
  await enqueue(trx, 'confirm', { outboxId: row.outbox_id, startAfter });
}

/**
 * Looks after what was left behind when a process died: an answer being sent is read back, as nobody knows; one that waits, or
 * waits to be read back, gets its job again. A network has 20 seconds to answer; later tries have their own, longer times.
 */
export async function watchOutbox(trx: Trx): Promise<void> {
  const left = await trx
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['waiting', 'sending', 'accepted', 'unknown'])
    .where('tries', '<', mostConfirms)
    .where(
      sql<boolean>`greatest(state_at, not_before) + make_interval(secs => least(power(2, tries), 300) + 30) < ${nowOf(trx)}`,
    )
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of left) await pickUp(trx, row);
}

async function pickUp(trx: Trx, row: Row): Promise<void> {
  const { outbox_id: outboxId, state } = row;
  if (state === 'sending')
    return mishap(trx, row, { kind: 'ambiguous', detail: 'we stopped while sending' });
  await enqueue(trx, state === 'waiting' ? 'send' : 'confirm', { outboxId });
}

/** Job times are the machine's, not the turned clock's: pg-boss compares them with the database's. */
function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}

function inside<T>({ app, workspaceId }: Ground, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inWorkspace(app.db, app.scope(workspaceId), work);
}
