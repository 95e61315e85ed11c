import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { beginningOf } from './sample.ts';

const rows = (count: number) =>
  `id,text\n${Array.from({ length: count }, (_, row) => `${row},perché no?`).join('\n')}\n`;

test('a short file is read whole', async () => {
  expect(await beginningOf(new File([rows(3)], 'talk.csv'))).toBe(rows(3));
});

test('of a long file only whole lines are read', async () => {
  const text = await beginningOf(new File([rows(40_000)], 'talk.csv'));
  expect(text.length).toBeLessThanOrEqual(300_000);
  expect(text.endsWith('perché no?')).toBe(true);
});

test('a packed file is unpacked', async () => {
  const packed = new File([new Uint8Array(gzipSync(rows(5)))], 'talk.csv.gz');
  expect(await beginningOf(packed)).toBe(rows(5));
});
