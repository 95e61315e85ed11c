import { readMessage } from '#server/reading/read-message.ts';
import { aloneOf, type Line, lineOf, type Run } from '../figure.ts';
import { summary } from '../load.ts';
import { interleave } from '../rounds.ts';
import { talk } from '../talk.ts';

const inItalyAndAbroad = { languages: ['it', 'en'], lastLanguage: null };

/** Microseconds in which a message is read: language, kind of request, tone, severity. The first reading, with all it loads, apart. */
export async function measure(run: Run): Promise<Line[]> {
  const first = timed(() => readMessage('Buongiorno, avete un tavolo?', inItalyAndAbroad));
  const texts = Array.from({ length: run.quick ? 500 : 3000 }, talk(1));
  const each = (work: (text: string) => unknown) => async () =>
    summary(texts.map((text) => timed(() => work(text)) * 1000));
  const name = 'reading a message';
  const bare = each((text) => JSON.parse(JSON.stringify({ text, at: 'here' })));
  const ours = each((text) => readMessage(text, inItalyAndAbroad));
  await ours();
  const found = await interleave({ ...run, name, by: 'p50', bare, ours });
  const against = 'JSON there and back of the same text';
  return [
    lineOf(found, { figure: `${name}, p50`, unit: 'µs', key: 'p50', against }),
    lineOf(found, { figure: `${name}, p99`, unit: 'µs', key: 'p99', against }),
    aloneOf('reading the very first message', 'ms', [first]),
  ];
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
