import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sharedPatto } from '#test/support/firm.ts';
import { column } from './column.ts';

const patto = sharedPatto({ workers: false });

test('a column comes out of the database as it went in, whatever is written in it', async () => {
  const said = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'NULL',
      'null',
      '{a,b}',
      '"',
      '\\',
      '\\"',
      ',',
      ' ',
      '',
      'a\nb\t',
      "'; drop table x",
    ),
  );
  const cell = said.map((text) => text?.replaceAll('\0', '') ?? null);
  const there = fc.asyncProperty(fc.array(cell), async (texts) => {
    const { rows } = await sql<{
      texts: string[];
    }>`select ${column(texts)}::text[] as texts`.execute(patto.app.db);
    expect(rows[0]?.texts).toEqual(texts);
  });
  await fc.assert(there, { numRuns: 100 });
});

test('times, numbers and yes or no too', async () => {
  const times = [new Date('2026-11-22T12:00:00.123Z'), null, new Date('0099-01-01T00:00:00Z')];
  const { rows } = await sql`select ${column(times)}::timestamptz[] as times,
    ${column([1, null, -2.5])}::float8[] as numbers, ${column([true, false, null])}::boolean[] as answers,
    ${column([])}::uuid[] as none`.execute(patto.app.db);
  expect(rows).toEqual([
    { times, numbers: [1, null, -2.5], answers: [true, false, null], none: [] },
  ]);
});
