import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openFirm, sharedPatto } from './support/firm.ts';
import { importRow as row, sendFile as send } from './support/hostile.ts';

const patto = sharedPatto({ workers: false });

test('30 MB stream in, and the memory does not grow with them', {
  timeout: 120_000,
}, async () => {
  const firm = await openFirm(patto);
  const used = watchMemory();
  const { body, rows } = generate(30_000_000, used.look);
  const report = await send(firm, body, { name: 'lungo.jsonl' });
  expect(report).toMatchObject({ status: 200, state: 'done', refused: [], duplicates: 0 });
  expect(report.rows).toBe(rows());
  expect(used.seen.length).toBeGreaterThan(6);
  // the first look is before anything is warm
  const [, first = 0, ...later] = used.seen;
  expect(Math.max(...later) - first).toBeLessThan(8_000_000);
});

test('30 MB without a line break are one line too long', { timeout: 120_000 }, async () => {
  const firm = await openFirm(patto);
  const used = watchMemory();
  const piece = new TextEncoder().encode('{"a":'.repeat(12_000));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      if (sent % 5_000_000 < piece.length) used.look();
      sent += piece.length;
      stream.enqueue(sent > 30_000_000 ? new TextEncoder().encode(`\n${row({})}`) : piece);
      if (sent > 30_000_000) stream.close();
    },
  });
  const report = await send(firm, body, { name: 'una-riga.jsonl' });
  expect(report).toMatchObject({
    rows: 2,
    refused: [{ reason: 'too_long', rows: 1, firstLine: 1 }],
  });
  const [first = 0, ...later] = used.seen;
  expect(Math.max(...later) - first).toBeLessThan(8_000_000);
});

/** Rows made as they are asked for; `look` is called every few megabytes. */
function generate(bytes: number, look: () => void) {
  let [n, sent, looked] = [0, 0, 0];
  const filler = 'Un tavolo per quattro, domani alle otto e mezza, vicino alla finestra. '.repeat(
    6,
  );
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const lines = Array.from({ length: 100 }, () =>
        row({ id: `r${++n}`, author: `a${n % 500}`, text: filler }),
      );
      const piece = new TextEncoder().encode(`${lines.join('\n')}\n`);
      sent += piece.length;
      if (sent > looked * 4_000_000) {
        looked += 1;
        look();
      }
      stream.enqueue(piece);
      if (sent >= bytes) stream.close();
    },
  });
  return { body, rows: () => n };
}

/** Bytes held, after everything that can be thrown away was. */
function watchMemory() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const seen: number[] = [];
  const look = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    seen.push(heapUsed + external);
  };
  return { seen, look };
}
