import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trx } from '#server/platform/database.ts';
import { undoMerge } from './merge-undo.ts';
import { mergePeople } from './merges.ts';
import { onBluesky, shop, within } from './people.fixture.ts';
import { livePerson } from './persons.ts';
import { authorKey, recognise, sawPeople } from './recognise.ts';

const step = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), a: fc.nat(4), b: fc.nat(4) }),
  fc.record({ do: fc.constant('undo' as const), which: fc.nat(9) }),
);

class Rollback extends Error {}

test('merges of merges, undone in any order, leave everything as it was', async () => {
  const { firm } = await shop('Passo', 'Dario Neri');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const tried = within(firm, async (trx) => {
        const ids = await fivePersons(trx);
        const before = await everything(trx);
        const open: string[] = [];
        for (const one of steps) {
          if (one.do === 'merge') open.push(...(await tryMerge(trx, ids[one.a], ids[one.b])));
          else if (open.length > 0) await undo(trx, open, one.which);
        }
        while (open.length > 0) await undo(trx, open, steps.length * 7);
        expect(await everything(trx)).toEqual(before);
        throw new Rollback();
      });
      await tried.catch((error) => {
        if (!(error instanceof Rollback)) throw error;
      });
    }),
    { numRuns: 25 },
  );
});

async function fivePersons(trx: Trx): Promise<string[]> {
  const authors = ['a', 'b', 'c', 'd', 'e'].map((id, n) =>
    onBluesky(id, {
      avatar: n % 2 ? `https://x.example/${id}.png` : null,
      seenAt: new Date(Date.UTC(2026, 10, n + 1)),
      language: n === 2 ? 'fr' : null,
    }),
  );
  const found = await recognise(trx, 'bluesky', authors);
  const ids = authors.map((author) => found.get(authorKey(author))?.personId ?? '');
  const seen = ids.map((personId, n) => ({ personId, messages: n + 1, conversations: n, n }));
  await sawPeople(
    trx,
    seen.map(({ n, ...rest }) => ({
      ...rest,
      at: new Date(Date.UTC(2026, 10, 20 - n)),
      language: null,
    })),
  );
  for (const [n, personId] of ids.entries())
    if (n > 2)
      await trx
        .updateTable('person')
        .set({ place: `place ${n}` })
        .where('person_id', '=', personId)
        .execute();
  return ids;
}

async function tryMerge(trx: Trx, id = '', otherId = ''): Promise<string[]> {
  if ((await livePerson(trx, id)) === (await livePerson(trx, otherId))) return [];
  return [await mergePeople(trx, { id, otherId, memberId: null })];
}

async function undo(trx: Trx, open: string[], which: number): Promise<void> {
  const [mergeId = ''] = open.splice(which % open.length, 1);
  await undoMerge(trx, mergeId, '00000000-0000-7000-8000-000000000000');
}

async function everything(trx: Trx): Promise<unknown[]> {
  return [
    await trx.selectFrom('person').selectAll().orderBy('person_id').execute(),
    await trx.selectFrom('person_activity').selectAll().orderBy('person_id').execute(),
    await trx.selectFrom('identity').selectAll().orderBy('identity_id').execute(),
  ];
}
