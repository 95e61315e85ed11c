import { drain } from '#server/channels/intake.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { type Bench, startBench } from '../firm.ts';
import { interleave } from '../rounds.ts';
import { countOf, groundOf, promiseEarlier, storeAll } from '../take-in.ts';
import { rawEvents } from '../talk.ts';

/** How fast what waits is read while 100,000 more wait behind it, against nothing behind it: two channels side by side. */
export async function measure(run: Run): Promise<Line[]> {
  const bench = await startBench();
  const backlog = run.quick ? 20_000 : 100_000;
  const batches = run.quick ? 3 : 6;
  const name = `reading with ${backlog} waiting`;
  try {
    await promiseEarlier(bench);
    const busy = { ...bench, channelId: await anotherChannel(bench) };
    await storeAll(busy, rawEvents(backlog, 1));
    await bench.bare.query('analyze');
    const pass = (place: Bench) => () => readSome(place, batches);
    const found = await interleave({
      ...run,
      name,
      by: 'perSecond',
      bare: pass(bench),
      ours: pass(busy),
    });
    const against = 'the same, none waiting behind';
    return [lineOf(found, { figure: name, unit: 'messages/s', key: 'perSecond', against })];
  } finally {
    await bench.stop();
  }
}

async function anotherChannel({ call }: Bench): Promise<string> {
  const wanted = {
    network: 'website',
    name: 'Another site',
    settings: { site: 'https://two.example' },
  };
  return (await call<{ id: string }>('/api/channels', wanted)).id;
}

/** Stores as many as will be read, so that as many wait after as before. */
async function readSome(bench: Bench, batches: number): Promise<{ perSecond: number }> {
  await storeAll(bench, rawEvents(batches * 1000, batches));
  const before = await countOf(bench, 'message');
  const began = performance.now();
  await drainBatches(bench, batches);
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: ((await countOf(bench, 'message')) - before) / seconds };
}

class Enough extends Error {}

/** Each batch asks for a scope twice, to read ahead and to write; the read-ahead is one batch in front. */
async function drainBatches(bench: Bench, batches: number): Promise<void> {
  const ground = groundOf(bench);
  let left = 2 * batches + 1;
  const scope = () => {
    if (left-- <= 0) throw new Enough();
    return ground.scope();
  };
  await drain({ ...ground, scope }, bench.channelId).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
}
