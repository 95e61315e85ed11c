import { parse } from 'csv-parse/sync';
import { readMessage } from '#server/reading/read-message.ts';
import type { Tone } from '#server/reading/tone.ts';
import { textAt } from './files.ts';

/** The two labels of SENTIPOLC 2016, each on its own: a text may be both, or neither. */
type Labels = { positive: boolean; negative: boolean };
type Sample = Labels & { text: string };
type Judge = (text: string) => Labels;

const poles = ['positive', 'negative'] as const;
// The library takes some 50 ms a text: it reads this many, spread evenly, and we are shown on the same ones.
const mostForLibrary = 1000;
const libraryName: string = 'multilang-sentiment';

/**
 * F of the tone as in SENTIPOLC 2016 (task 2, polarity): for positive and for negative the mean of F(no) and F(yes), then
 * the mean of the two. Reads SENTIPOLC CSV and MultiEmotions-It TSV, plain or .gz; nothing is learned from them.
 */
export async function evaluateTone(path: string): Promise<{ lines: string[]; json: ToneFigures }> {
  const samples = samplesOf(path);
  if (samples.length === 0) throw new Error('No text with its polarity found');
  const ours = figures(samples, polarity);
  const few = spread(samples, mostForLibrary);
  const library = await bestLibrary();
  const compared = library && {
    n: few.length,
    f: figures(few, library).f,
    ours: figures(few, polarity).f,
  };
  const baseline = figures(samples, majority(samples)).f;
  const all = { ...ours, macroF: macroF(samples), n: samples.length };
  const json = { ...all, majority: baseline, library: compared };
  return { lines: linesOf(json), json };
}

function samplesOf(path: string): Sample[] {
  const text = textAt(path);
  const tabs = text.slice(0, text.indexOf('\n')).includes('\t');
  const format = tabs ? { delimiter: '\t', quote: null, relax_column_count: true } : {};
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, ...format });
  return rows.filter((row) => row.UNRELATED !== '1').flatMap(sampleOf);
}

function sampleOf(row: Record<string, string>): Sample[] {
  const text = row.text ?? row.comment;
  const [positive, negative] = [row.opos ?? row.POS, row.oneg ?? row.NEG];
  if (text === undefined || positive === undefined || negative === undefined) return [];
  return [{ text, positive: positive === '1', negative: negative === '1' }];
}

function toneOfText(text: string): Tone {
  return readMessage(text, { languages: ['it'], lastLanguage: 'it' }).tone;
}

function polarity(text: string): Labels {
  const tone = toneOfText(text);
  return { positive: tone === 'positive', negative: tone === 'negative' };
}

/** What says of every text the more frequent answer to each question. */
function majority(samples: readonly Sample[]): Judge {
  const mostly = (pole: keyof Labels) =>
    samples.filter((one) => one[pole]).length * 2 > samples.length;
  const labels = { positive: mostly('positive'), negative: mostly('negative') };
  return () => labels;
}

type Library = { default: (text: string, language: string) => { score: number } };

/**
 * The best of five npm libraries on SENTIPOLC; behind it natural, @nlpjs/sentiment, vader-sentiment and sentiment, the last
 * two for English only. Null if not installed.
 */
async function bestLibrary(): Promise<Judge | null> {
  // @ts-expect-error: it has no types
  const library = await import('multilang-sentiment').catch(() => null);
  if (library === null) return null;
  const { default: score } = library as Library;
  return (text) => {
    const { score: sum } = score(text, 'it');
    return { positive: sum > 0, negative: sum < 0 };
  };
}

function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(all.length, most) },
    (_, at) => all[Math.floor(at * step)],
  ).filter((one) => one !== undefined);
}

type ToneFigures = Figures & {
  macroF: number;
  n: number;
  majority: number;
  library: { n: number; f: number; ours: number } | null;
};

type Figures = { f: number; classes: Record<(typeof poles)[number], { no: number; yes: number }> };

function figures(samples: readonly Sample[], judge: Judge): Figures {
  const judged = samples.map(({ text }) => judge(text));
  const both = (pole: keyof Labels) => {
    const [truth, said] = [samples.map((one) => one[pole]), judged.map((one) => one[pole])];
    return { no: fOf(truth, said, false), yes: fOf(truth, said, true) };
  };
  const classes = { positive: both('positive'), negative: both('negative') };
  return { f: mean(poles.flatMap((pole) => Object.values(classes[pole]))), classes };
}

/** Over positive, neutral and negative, of the texts that are not both. */
function macroF(samples: readonly Sample[]): number {
  const clear = samples.filter(({ positive, negative }) => !(positive && negative));
  const truth = clear.map(({ positive, negative }) =>
    positive ? 'positive' : negative ? 'negative' : 'neutral',
  );
  const said = clear.map(({ text }) => toneOfText(text));
  return mean((['positive', 'neutral', 'negative'] as const).map((tone) => fOf(truth, said, tone)));
}

function fOf<T>(truth: readonly T[], said: readonly T[], wanted: T): number {
  const right = truth.filter((one, at) => one === wanted && said[at] === wanted).length;
  const named =
    truth.filter((one) => one === wanted).length + said.filter((one) => one === wanted).length;
  return named === 0 ? 0 : (2 * right) / named;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function linesOf({
  f,
  classes,
  macroF: over,
  n,
  majority: baseline,
  library,
}: ToneFigures): string[] {
  const row = (name: string, value: number) => name.padEnd(40) + value.toFixed(3);
  return [
    `${n} texts`,
    ...poles.map(
      (pole) =>
        `${pole}: F(no) ${classes[pole].no.toFixed(3)}, F(yes) ${classes[pole].yes.toFixed(3)}`,
    ),
    row('F, as in SENTIPOLC 2016', f),
    row('F, always the more frequent', baseline),
    ...(library === null
      ? [`${libraryName} is not installed: no library to compare with`]
      : [
          row(`F, ${libraryName}, ${library.n} texts`, library.f),
          row('F, ours, on those texts', library.ours),
        ]),
    row('macro F of the three tones', over),
  ];
}
