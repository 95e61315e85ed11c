import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Trx } from '#server/platform/database.ts';
import { openingOf } from '#server/team/opening.ts';
import { sharedPatto } from '#test/support/firm.ts';
import {
  begin,
  type Deed,
  findOut,
  hearAll,
  hearsay,
  inFirm,
  openOsteria,
  type Place,
  type Talk,
  unite,
} from '#test/support/hearsay.ts';
import { promisesFor } from './choose-promise.ts';
import { type Fact, type Wait, waitsOf } from './clock-rule.ts';
import { dueAfter } from './promise-time.ts';
import { type Version, versionsOf } from './versions.ts';

const patto = sharedPatto({ workers: false });
const patience = { timeout: 60_000 };

test(
  'whatever the order in which we hear of things, the clocks are the same in the end',
  patience,
  async () => {
    const osteria = await openOsteria(patto);
    await every(osteria, [hearsay], async (trx, [story]) => {
      const talk = await begin(trx, osteria, story);
      await hearAll(talk);
      return talk;
    });
  },
);

test('answers that failed and readings that were wrong leave no trace', patience, async () => {
  const osteria = await openOsteria(patto);
  const kind = fc.constantFrom(...(['question', 'complaint', 'spam', 'praise'] as const));
  const mistakes = fc.array(fc.record({ n: fc.nat(11), kind }), { maxLength: 4 });
  await every(osteria, [hearsay, mistakes], async (trx, [story, list]) => {
    const talk = await begin(trx, osteria, story);
    await hearAll(talk);
    for (const { n, kind: asked } of list) await findOut(talk, n, asked);
    return talk;
  });
});

test('two conversations that turn out to be one have the clocks of one', patience, async () => {
  const osteria = await openOsteria(patto);
  await every(osteria, [hearsay, hearsay], async (trx, [first, second]) => {
    const kept = await begin(trx, osteria, first);
    const gone = await begin(trx, osteria, second);
    await hearAll(kept);
    await hearAll(gone);
    return unite(gone, kept);
  });
});

/** Every story, each in a transaction of its own, ends with the clocks the rule gives when it is told all at once. */
async function every<T extends [unknown, ...unknown[]]>(
  osteria: Place,
  given: { [K in keyof T]: fc.Arbitrary<T[K]> },
  happen: (trx: Trx, story: T) => Promise<Talk>,
): Promise<void> {
  patto.clock.set('2026-11-01T10:00:00Z');
  await fc.assert(
    fc.asyncProperty(fc.tuple(...given), async (story) => {
      await inFirm(osteria, async (trx) => {
        const talk = await happen(trx, story as unknown as T);
        expect(await clocksIn(talk)).toEqual(await clocksByTheRule(talk));
      });
    }),
    { numRuns: 25 },
  );
}

type Clocks = { clocks: Record<string, unknown>[]; dueAt: Date | null };

async function clocksIn({ trx, id }: Talk): Promise<Clocks> {
  const clocks = await trx
    .selectFrom('clock')
    .select(['started_at', 'started_by', 'judged_by', 'kind'])
    .select(['due_at', 'stopped_at', 'resolved_at', 'kept'])
    .where('conversation_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('started_at')
    .execute();
  const { rows } = await sql<{ due: Date | null }>`
    select nullif(due_at, 'infinity') as due from conversation where conversation_id = ${id}`.execute(
    trx,
  );
  return { clocks, dueAt: rows[0]?.due ?? null };
}

async function clocksByTheRule({ trx, deeds, failed }: Talk): Promise<Clocks> {
  const versions = await versionsOf(trx);
  const opening = await openingOf(trx);
  const facts = deeds.flatMap((deed) => factOf(deed, versions, failed) ?? []);
  const waits = waitsOf(facts, (promise, { at }) => dueAfter(promise, at, opening));
  const dueAt = waits.find((wait) => !wait.stoppedAt)?.dueAt ?? null;
  return { clocks: waits.map(clockOf), dueAt };
}

function clockOf(wait: Wait<Version>): Clocks['clocks'][number] {
  const { startedAt, startedBy, promise, judgedBy, dueAt, stoppedAt, repliedBy, resolvedAt } = wait;
  return {
    ...{ started_at: startedAt, started_by: startedBy, judged_by: judgedBy.id, kind: promise.kind },
    ...{ due_at: dueAt, stopped_at: stoppedAt, resolved_at: resolvedAt },
    kept: stoppedAt ? repliedBy !== null && stoppedAt <= dueAt : null,
  };
}

function factOf(
  deed: Deed,
  versions: readonly Version[],
  failed: ReadonlySet<string>,
): Fact<Version> | null {
  if (deed.what === 'closed') return { what: 'closed', id: '', at: deed.at };
  const { messageId: id, sentAt: at, direction, automatic, history, kind } = deed.message;
  if (automatic || failed.has(id)) return null;
  if (direction === 'out') return { what: 'replied', id, at };
  if (history || kind === 'spam') return null;
  const promises = promisesFor(versions, deed.message);
  return { what: 'asked', id, at, channelId: deed.message.channelId, promises };
}
