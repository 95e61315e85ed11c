import { sql } from 'kysely';
import type { Draft, Problem, Sent } from '#server/connectors/connector.ts';
import { inWorkspace, nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import type { App } from '#server/platform/http.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { accountOf, ioOf } from './accounts.ts';
import { problemOf } from './pull.ts';
import { rehearse } from './rehearsal.ts';
import type { SendState } from './tables.ts';

type Posted = { messageId: string; draft: Draft };

/** Puts an answer on its way, in the transaction that wrote it; on a demo's channel it has arrived. */
export async function post(trx: Trx, channelId: string, posted: Posted): Promise<void> {
  const row = await insertWaiting(trx, channelId, posted);
  const sent = await rehearse(trx, channelId, posted.draft);
  if (sent) await settle(trx, row, sent);
  else await enqueue(trx, 'send', { outboxId: row.outbox_id });
}

function insertWaiting(trx: Trx, channelId: string, posted: Posted): Promise<Row> {
  const now = nowOf(trx);
  const times = { not_before: now, queued_at: now, state_at: now };
  return trx
    .insertInto('outbox')
    .values({
      outbox_id: newId(),
      channel_id: channelId,
      message_id: posted.messageId,
      draft: JSON.stringify(posted.draft) as never,
      state: 'waiting',
      problem: null,
      external_id: null,
      ...times,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Takes back an answer that has not left. Refuses `already_sent`. */
export async function withdraw(trx: Trx, messageId: string): Promise<void> {
  const row = await lockByMessage(trx, messageId);
  if (row.state !== 'waiting' && row.state !== 'failed') throw refuse('already_sent');
  await setState(trx, row, { state: 'withdrawn', problem: null });
}

/** Sends a failed answer again; an unknown one is read back first, never sent blindly. */
export async function sendAgain(trx: Trx, messageId: string): Promise<void> {
  const row = await lockByMessage(trx, messageId);
  if (row.state === 'unknown') return enqueue(trx, 'confirm', { outboxId: row.outbox_id });
  if (row.state !== 'failed') throw refuse('already_sent');
  await setState(trx, row, { state: 'waiting', problem: null });
  await enqueue(trx, 'send', { outboxId: row.outbox_id });
}

type Ground = { app: App; workspaceId: string };
type Row = {
  outbox_id: string;
  channel_id: string;
  message_id: string;
  draft: Draft;
  state: SendState;
  tries: number;
  external_id: string | null;
};

const tries = 8;

/**
 * Sends one answer: claimed in one transaction, sent outside any, settled in another. A crash in between leaves `sending`,
 * which `watch` turns into `unknown`: read back before anything is sent again.
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
  const claimed = { ...row, external_id: externalId };
  await setState(trx, claimed, { state: 'sending', problem: null });
  return { row: claimed, connector, account };
}

async function settle(trx: Trx, row: Row, sent: Sent): Promise<void> {
  if (sent.state === 'refused') return mishap(trx, row, sent.problem);
  const arrived = { ...row, external_id: sent.id };
  await setState(trx, arrived, { state: sent.state, problem: null, permalink: sent.permalink });
  await trx
    .updateTable('channel')
    .set({ last_sent_at: sql`greatest(last_sent_at, ${nowOf(trx)}::timestamptz)` })
    .where('channel_id', '=', row.channel_id)
    .execute();
  if (sent.state === 'accepted')
    await enqueue(trx, 'confirm', { outboxId: row.outbox_id, startAfter: inSeconds(trx, 1) });
}

/** What can pass is tried again, later each time; what may have left is read back; the rest fails, in words. */
async function mishap(trx: Trx, row: Row, problem: Problem): Promise<void> {
  const words = `${problem.kind}: ${problem.detail}`.slice(0, 300);
  if (problem.kind === 'ambiguous') {
    await setState(trx, row, { state: 'unknown', problem: words });
    return enqueue(trx, 'confirm', { outboxId: row.outbox_id, startAfter: inSeconds(trx, 2) });
  }
  const passing = problem.kind === 'rate' || problem.kind === 'transient';
  if (!passing || row.tries + 1 >= tries)
    return setState(trx, row, { state: 'failed', problem: words });
  await setState(trx, row, { state: 'waiting', problem: words });
  const wait = problem.retryAt ? new Date(problem.retryAt) : inSeconds(trx, 2 ** (row.tries + 1));
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
  { state, permalink }: { state: 'visible' | 'absent'; permalink: string | null },
): Promise<void> {
  if (state === 'visible')
    return setState(trx, row, { state: 'visible', problem: null, permalink });
  if (row.state === 'accepted')
    return confirmLater(trx, row, { kind: 'transient', detail: 'accepted, not visible yet' });
  // absent and we chose the id ourselves: sending again meets itself, so it is safe
  await setState(trx, row, { state: 'waiting', problem: null });
  await enqueue(trx, 'send', { outboxId: row.outbox_id });
}

async function confirmLater(trx: Trx, row: Row, problem: Problem): Promise<void> {
  const words = `${problem.kind}: ${problem.detail}`.slice(0, 300);
  if (row.tries >= 20) return setState(trx, row, { state: row.state, problem: words });
  await setState(trx, row, { state: row.state, problem: row.state === 'unknown' ? words : null });
  await enqueue(trx, 'confirm', {
    outboxId: row.outbox_id,
    startAfter: inSeconds(trx, Math.min(2 ** row.tries, 300)),
  });
}

/** Answers that were being sent when a process died: nobody knows, so they are read back. */
export async function watchOutbox(trx: Trx): Promise<void> {
  const stuck = await trx
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'sending')
    .where('state_at', '<', new Date(nowOf(trx).getTime() - 60_000))
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of stuck)
    await mishap(trx, row, { kind: 'ambiguous', detail: 'we stopped while sending' });
}

type Next = { state: SendState; problem: string | null; permalink?: string | null };

async function setState(
  trx: Trx,
  row: Row,
  { state, problem, permalink = null }: Next,
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({
      state,
      problem,
      external_id: row.external_id,
      tries: row.tries + 1,
      state_at: nowOf(trx),
    })
    .where('outbox_id', '=', row.outbox_id)
    .execute();
  await emit(trx, 'sends.changed', [
    {
      messageId: row.message_id,
      channelId: row.channel_id,
      state,
      problem,
      externalId: row.external_id,
      permalink,
    },
  ]);
}

function lock(trx: Trx, outboxId: string) {
  return trx
    .selectFrom('outbox')
    .selectAll()
    .where('outbox_id', '=', outboxId)
    .forUpdate()
    .executeTakeFirst();
}

async function lockByMessage(trx: Trx, messageId: string) {
  const row = await trx
    .selectFrom('outbox')
    .selectAll()
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  return found(row, 'answer');
}

/** Job times are the machine's, not the turned clock's: pg-boss compares them with the database's. */
function inSeconds(_trx: Trx, seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}

function inside<T>({ app, workspaceId }: Ground, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inWorkspace(app.db, app.scope(workspaceId), work);
}
