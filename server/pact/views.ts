import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/pact.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';
import { ownersOf } from './calls.ts';
import type { Clock } from './clock-row.ts';
import { inForce, type Version, versionsOf } from './versions.ts';

type PactPromise = z.output<typeof shape.PactPromise>;
type ClockState = z.output<typeof shape.ClockState>;
type Orphan = { conversationId: string; person: string; excerpt: string; since: string };

/** The promises in force. */
export async function viewPromises(trx: Trx): Promise<PactPromise[]> {
  return inForce(trx, await versionsOf(trx)).map(promiseOf);
}

/** One promise in force. */
export async function viewPromise(trx: Trx, id: string): Promise<PactPromise> {
  const all = await viewPromises(trx);
  return found(
    all.find((one) => one.id === id),
    'promise',
  );
}

/** A version as the contract shows it. */
export function promiseOf({ promiseId: id, since, until, ...version }: Version): PactPromise {
  return { id, ...version, since: since.toISOString() };
}

/** The clocks of a conversation, newest first, the void ones with them. */
export async function viewClocks(trx: Trx, conversationId: string): Promise<ClockState[]> {
  const conversation = await trx
    .selectFrom('conversation')
    .select('conversation_id')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  found(conversation, 'conversation');
  const rows = await trx
    .selectFrom('clock')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('started_at', 'desc')
    .orderBy('clock_id', 'desc')
    .execute();
  const owners = await ownersOf(trx);
  return rows.map((row) => stateOf(row, owners.get(row.promise_id) ?? null, nowOf(trx)));
}

function stateOf(row: Clock, ownerId: string | null, now: Date): ClockState {
  return {
    id: row.clock_id,
    conversationId: row.conversation_id,
    promiseId: row.promise_id,
    kind: row.kind,
    startedAt: row.started_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    warnAt: row.warn_at.toISOString(),
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    outcome: outcomeOf(row, now),
    ownerId,
  };
}

function outcomeOf({ voided_at, kept, due_at }: Clock, now: Date): ClockState['outcome'] {
  if (voided_at) return 'void';
  if (kept !== null) return kept ? 'kept' : 'broken';
  return due_at <= now ? 'late' : 'running';
}

const most = 1000;

/** Conversations in which somebody waits, nobody answered and no clock runs, the newest first; up to 100. */
export async function viewOrphans(trx: Trx): Promise<Orphan[]> {
  const { rows } = await sql<Omit<Orphan, 'since'> & { since: Date }>`
    select c.conversation_id as "conversationId", coalesce(p.name, '') as person, c.excerpt,
      coalesce(c.last_in_at, c.last_message_at) as since
    from conversation c left join person p on p.person_id = c.person_id
    where ${orphaned} order by c.last_message_at desc limit 100`.execute(trx);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** How many there are, counted up to 1,000. */
export async function countOrphans(trx: Trx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from conversation c where ${orphaned} limit ${most}) o`.execute(
    trx,
  );
  return rows[0]?.n ?? 0;
}

/** Praise and spam wait for nothing. */
const orphaned = sql`c.waiting and c.closed_at is null and c.merged_into is null and c.due_at = 'infinity'
  and c.kind not in ('spam', 'praise')`;
