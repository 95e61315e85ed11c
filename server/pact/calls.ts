import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { tell } from '#server/platform/live.ts';
import type { Clock } from './clock-row.ts';
import './events.ts';

/** Says of clocks that they are about to run out, or have, to whom it concerns; the screens hear of it too. */
export async function callOut(
  trx: Trx,
  event: 'clocks.warned' | 'clocks.broken',
  clocks: readonly Pick<Clock, 'clock_id' | 'conversation_id' | 'promise_id' | 'due_at'>[],
): Promise<void> {
  if (clocks.length === 0) return;
  const owners = await ownersOf(trx);
  const calls = clocks.map((clock) => ({
    clockId: clock.clock_id,
    conversationId: clock.conversation_id,
    promiseId: clock.promise_id,
    dueAt: clock.due_at,
    memberId: owners.get(clock.promise_id) ?? null,
  }));
  await emit(trx, event, calls);
  await tell(trx, { type: 'pact', ids: calls.map((one) => one.conversationId) });
}

/** Who answers for each promise today: its owner, or the backup once the owner has left, or nobody. */
export async function ownersOf(trx: Trx): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ promiseId: string; memberId: string | null }>`
    select distinct on (p.promise_id) p.promise_id as "promiseId", coalesce(o.member_id, b.member_id) as "memberId"
    from promise p
    left join member o on o.member_id = p.owner_id and o.left_at is null
    left join member b on b.member_id = p.backup_id and b.left_at is null
    order by p.promise_id, p.version desc`.execute(trx);
  return new Map(rows.map((row) => [row.promiseId, row.memberId]));
}
