import { type Copy, copyOfMessages, newestMessages } from '../copies.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { type Bench, startBench } from '../firm.ts';
import { interleave } from '../rounds.ts';
import { countOf, promiseEarlier, takeIn } from '../take-in.ts';
import { rawEvents } from '../talk.ts';

const name = 'intake, end to end';

/** Messages a second from stored raw events to committed threads, people, searchable messages and clocks. */
export async function measure(run: Run): Promise<Line[]> {
  const bench = await startBench();
  try {
    await promiseEarlier(bench);
    const size = run.quick ? 3000 : 10_000;
    const found = await interleave({
      ...run,
      name,
      by: 'perSecond',
      ...(await passes(bench, size)),
    });
    await sayWhatCameOfIt(bench, run);
    const against = 'bare insert of the same rows, same indexes';
    return [lineOf(found, { figure: name, unit: 'messages/s', key: 'perSecond', against })];
  } finally {
    await bench.stop();
  }
}

/** Two bare copies, one for the pass before and one for the pass after: they grow as the table of messages does. */
async function passes(bench: Bench, size: number) {
  await takeIn(bench, rawEvents(size, 0));
  const copies = [
    await copyOfMessages(bench, 'bare_before'),
    await copyOfMessages(bench, 'bare_after'),
  ];
  await copies[1]?.insert(await newestMessages(bench, size));
  let pass = 0;
  const bare = async () => {
    const copy = copies[pass++ % 2] as Copy;
    const rows = await newestMessages(bench, size);
    return perSecond(size, () => copy.insert(rows));
  };
  const ours = async () => {
    const events = rawEvents(size, pass);
    const before = await countOf(bench, 'message');
    const measured = await perSecond(size, () => takeIn(bench, events));
    const after = await countOf(bench, 'message');
    if (after - before !== size) throw new Error(`${after - before} of ${size} messages came in`);
    return measured;
  };
  return { bare, ours };
}

async function perSecond(count: number, work: () => Promise<void>): Promise<{ perSecond: number }> {
  const began = performance.now();
  await work();
  return { perSecond: (count * 1000) / (performance.now() - began) };
}

async function sayWhatCameOfIt(bench: Bench, { note }: Run): Promise<void> {
  const counts = [];
  for (const table of ['message', 'conversation', 'person', 'clock', 'dead_letter'])
    counts.push(`${table} ${await countOf(bench, table)}`);
  note(`${name}, rows in the end: ${counts.join(', ')}`);
}
