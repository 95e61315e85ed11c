import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { onBluesky, shop, within } from './people.fixture.ts';
import { authorKey, type Recognised, recognise, type Seen, sawPeople } from './recognise.ts';

const one = (found: Map<string, Recognised>, author: Seen) => found.get(authorKey(author));
const at = (time: string) => new Date(`2026-11-${time}:00Z`);

test('a stranger becomes a person; the same author, later and in any number, is that person', async () => {
  const { firm, owner } = await shop();
  const anna = onBluesky('anna', { name: 'Anna Verdi', language: 'it' });
  const first = await within(firm, (trx) =>
    recognise(trx, 'bluesky', [anna, anna, onBluesky('b')]),
  );
  expect(one(first, anna)).toMatchObject({ isNew: true, isErased: false, language: 'it' });
  const again = await within(firm, (trx) => recognise(trx, 'bluesky', [anna]));
  expect(one(again, anna)).toEqual({ ...one(first, anna), isNew: false });
  const scoped = { ...anna, scope: 'page-2' };
  const other = await within(firm, (trx) => recognise(trx, 'bluesky', [scoped, anna]));
  expect(one(other, scoped)).toMatchObject({ isNew: true });
  expect(one(other, anna)).toEqual(one(again, anna));
  await within(firm, (trx) => recognise(trx, 'fediverse', [anna]));
  expect((await owner.people.list({})).items).toHaveLength(4);
  expect(await within(firm, (trx) => recognise(trx, 'bluesky', []))).toEqual(new Map());
});

test('a batch costs a handful of statements, whatever its size', async () => {
  const { firm } = await shop();
  const people = (from: number, to: number, more: Partial<Seen> = {}) =>
    Array.from({ length: to - from }, (_, n) => onBluesky(`p${from + n}`, more));
  const statements = (authors: Seen[]) =>
    within(firm, async (trx) => {
      const query = vi.spyOn(pg.Client.prototype, 'query');
      await recognise(trx, 'bluesky', authors);
      const count = query.mock.calls.length;
      query.mockRestore();
      return count;
    });
  expect(await statements(people(0, 700))).toBe(2);
  expect(await statements(people(0, 700))).toBe(1);
  const renamed = people(300, 700, { name: 'Nuovo', seenAt: at('22T10:00') });
  expect(await statements([...people(0, 300), ...renamed, ...people(700, 1000)])).toBe(4);
});

test('processes that meet the same strangers at once make each of them once', async () => {
  const { firm, owner } = await shop();
  const batch = Array.from({ length: 60 }, (_, n) => onBluesky(`p${n}`));
  const batches = [batch, batch.toReversed(), batch.slice(20), [...batch.slice(30), ...batch]];
  const found = await Promise.all(
    batches.map((authors) => within(firm, (trx) => recognise(trx, 'bluesky', authors))),
  );
  for (const author of batch) {
    const ids = found.flatMap((batch) => one(batch, author)?.personId ?? []);
    expect(new Set(ids).size).toBe(1);
  }
  expect(found.flatMap((map) => [...map.values()]).filter((who) => who.isNew)).toHaveLength(60);
  expect((await owner.people.list({ limit: 100 })).items).toHaveLength(60);
  const renamed = batches.map((authors, n) =>
    authors.map((author) => ({ ...author, name: `Nome ${n}`, seenAt: at(`2${n}T10:00`) })),
  );
  await Promise.all(
    renamed.map((authors) => within(firm, (trx) => recognise(trx, 'bluesky', authors))),
  );
  expect((await owner.people.list({ search: 'nome', limit: 100 })).items).toHaveLength(60);
});

test('in whatever order it is heard, the newest profile is shown and the oldest day is the first', async () => {
  const said = [
    onBluesky('anna', { name: 'Anna', seenAt: at('01T10:00'), language: 'it' }),
    onBluesky('anna', { name: 'Anna V.', seenAt: at('05T10:00'), language: 'it' }),
    onBluesky('anna', { name: 'Anna Verdi', seenAt: at('09T10:00'), language: 'en' }),
  ];
  const orders = [
    said,
    said.toReversed(),
    [said[1], said[2], said[0]],
    [said[2], said[0], said[1]],
  ];
  for (const order of orders) {
    const { firm, owner } = await shop();
    for (const seen of order as Seen[])
      await within(firm, async (trx) => {
        const personId = one(await recognise(trx, 'bluesky', [seen]), seen)?.personId ?? '';
        const { language = null, seenAt } = seen;
        await sawPeople(trx, [{ personId, at: seenAt, messages: 1, conversations: 0, language }]);
      });
    const { items } = await owner.people.list({});
    expect(items).toMatchObject([
      { name: 'Anna Verdi', language: 'en', lastSeenAt: '2026-11-09T10:00:00.000Z', messages: 3 },
    ]);
    const person = await owner.people.get({ id: items[0]?.id ?? '' });
    expect(person.firstSeenAt).toBe('2026-11-01T10:00:00.000Z');
  }
});

test('hostile authors are kept as text, and nothing of them becomes a link', async () => {
  const { firm, owner } = await shop();
  const long = 'x'.repeat(20_000);
  const hostile: Seen[] = [
    onBluesky('a', { name: '<script>alert(1)</script>', avatar: 'javascript:alert(1)' }),
    onBluesky('b', { name: 'nul\0\0l', handle: '\0', link: 'data:text/html,x' }),
    {
      ...onBluesky('c', { name: long, handle: long, avatar: `https://x.example/${long}` }),
      id: long,
    },
    { ...onBluesky('d', { name: '   ', handle: '' }), id: '' },
    onBluesky('e', { name: 'half \ud83c a pair', language: 'xx-nonsense' }),
    onBluesky('f', { name: 'ﷺ'.repeat(200) }),
    onBluesky('g', { name: "'; drop table person; --" }),
  ];
  for (const _ of [1, 2]) {
    const found = await within(firm, (trx) => recognise(trx, 'bluesky', hostile));
    expect(hostile.map((author) => one(found, author)?.personId)).not.toContain(undefined);
  }
  const { items } = await owner.people.list({});
  expect(items).toHaveLength(hostile.length);
  expect(items.map((item) => item.avatar)).toEqual(hostile.map(() => null));
  expect(items.map((item) => item.name)).toEqual(
    expect.arrayContaining(['<script>alert(1)</script>', 'null', '?', 'x'.repeat(120)]),
  );
});

test('who was merged is known as the person kept, without a walk', async () => {
  const { firm, owner } = await shop();
  const [a, b, c] = ['a', 'b', 'c'].map((id) => onBluesky(id)) as [Seen, Seen, Seen];
  const found = await within(firm, (trx) => recognise(trx, 'bluesky', [a, b, c]));
  const [idA, idB, idC] = [a, b, c].map((who) => one(found, who)?.personId ?? '') as string[];
  await owner.people.merge({ id: idB ?? '', otherId: idC ?? '' });
  await owner.people.merge({ id: idA ?? '', otherId: idB ?? '' });
  const after = await within(firm, (trx) => recognise(trx, 'bluesky', [a, b, c]));
  expect([a, b, c].map((who) => one(after, who)?.personId)).toEqual([idA, idA, idA]);
});
