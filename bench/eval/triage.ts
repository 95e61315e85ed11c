import { type Reading, readMessage } from '#server/reading/read-message.ts';
import { isHearsay, type Triage, triage } from '#server/reading/triage.ts';
import { linesAt } from './files.ts';

/** One message with what somebody who knows would say of it. */
type Sample = {
  text: string;
  lang: string;
  kind: string;
  tone: string;
  severe: boolean;
  true_and_negative: boolean;
  branch?: string;
};
type Judged = { sample: Sample; read: Reading; proposed: Triage };

type TriageFigures = {
  kindAccuracy: number;
  kindMacroF1: number;
  toneAccuracy: number;
  toneMacroF1: number;
  severeRecall: number;
  severePrecision: number;
  ignoredTrueNegatives: number;
  branchAccuracy: number;
  n: number;
};

/** Kind, tone, severe words and the branch proposed, on messages somebody has judged. Reads JSONL, plain or .gz. */
export async function evaluateTriage(
  path: string,
): Promise<{ lines: string[]; json: TriageFigures }> {
  const judged = linesAt<Sample>(path).map(judge);
  if (judged.length === 0) throw new Error('No message found');
  const json = figures(judged);
  const kinds = confusion(judged, ({ sample, read }) => [sample.kind, read.kind]);
  const tones = confusion(judged, ({ sample, read }) => [sample.tone, read.tone]);
  const named = Object.entries(json).map(([name, value]) => `${name.padEnd(22)}${round(value)}`);
  return { lines: [...kinds, ...tones, ...named], json };
}

function judge(sample: Sample): Judged {
  const { text, lang } = sample;
  const read = readMessage(text, { languages: ['it', 'en'], lastLanguage: lang });
  const hearsay = isHearsay(text, read.language);
  return { sample, read, proposed: triage({ ...read, hearsay }) };
}

function figures(judged: readonly Judged[]): TriageFigures {
  const kind = pairs(judged, ({ sample, read }) => [sample.kind, read.kind]);
  const tone = pairs(judged, ({ sample, read }) => [sample.tone, read.tone]);
  const branched = judged.filter(({ sample }) => sample.branch !== undefined);
  const severe = judged.filter(({ sample }) => sample.severe);
  const alarmed = judged.filter(({ read }) => read.severe);
  const both = severe.filter(({ read }) => read.severe).length;
  const ignored = judged.filter(
    ({ sample, proposed }) => sample.true_and_negative && proposed.branch === 'ignore',
  );
  return {
    kindAccuracy: accuracy(kind),
    kindMacroF1: macroF1(kind),
    toneAccuracy: accuracy(tone),
    toneMacroF1: macroF1(tone),
    severeRecall: share(both, severe.length),
    severePrecision: share(both, alarmed.length),
    ignoredTrueNegatives: ignored.length,
    branchAccuracy: accuracy(
      pairs(branched, ({ sample, proposed }) => [sample.branch ?? '', proposed.branch]),
    ),
    n: judged.length,
  };
}

type Pair = readonly [truth: string, said: string];

function pairs(judged: readonly Judged[], pair: (one: Judged) => Pair): Pair[] {
  return judged.map(pair);
}

function accuracy(all: readonly Pair[]): number {
  return share(all.filter(([truth, said]) => truth === said).length, all.length);
}

/** The mean of F1 over the classes that occur in the truth. */
function macroF1(all: readonly Pair[]): number {
  const classes = [...new Set(all.map(([truth]) => truth))];
  const f1s = classes.map((one) => {
    const right = all.filter(([truth, said]) => truth === one && said === one).length;
    const named = all.flat().filter((name) => name === one).length;
    return (2 * right) / named;
  });
  return share(
    f1s.reduce((sum, f1) => sum + f1, 0),
    f1s.length,
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** A row a truth: what was said of it, the more frequent first. */
function confusion(judged: readonly Judged[], pair: (one: Judged) => Pair): string[] {
  const byTruth = Map.groupBy(judged.map(pair), ([truth]) => truth);
  return [...byTruth].map(([truth, row]) => {
    const counts = [...Map.groupBy(row, ([, said]) => said)].map(
      ([said, of]) => [said, of.length] as const,
    );
    const said = counts.toSorted((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
    return `${truth.padEnd(14)}${said.join(', ')}`;
  });
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
