import { basename, dirname } from 'node:path';
import { languageOf } from '#server/reading/language.ts';
import { tokenize } from '#server/reading/tokens.ts';
import { filesAt, type TextFile } from './files.ts';

type Sample = { language: string; text: string; group: string };
type Share = { right: number; of: number };

type LanguageFigures = {
  accuracy: number;
  byLanguage: Record<string, number>;
  microsPerText: number;
  n: number;
};

/**
 * How often the language of a text is known, among the languages present in the data and without a last language to
 * inherit. Reads TSV (language, text), lingua's test files (`sentences/it.txt`), folders and `.tar.gz` of them.
 */
export async function evaluateLanguage(
  path: string,
): Promise<{ lines: string[]; json: LanguageFigures }> {
  const samples = filesAt(path, /\.(?:txt|tsv)$/).flatMap(samplesOf);
  if (samples.length === 0) throw new Error(`No text with its language found in ${path}`);
  const languages = [...new Set(samples.map(({ language }) => language))].toSorted();
  const read = ({ text }: Sample) =>
    languageOf(text, tokenize(text), { languages, lastLanguage: null });
  samples.slice(0, 2000).forEach(read);
  const start = performance.now();
  const found = samples.map(read);
  const microsPerText = ((performance.now() - start) * 1000) / samples.length;
  return report(samples, found, microsPerText);
}

function report(samples: Sample[], found: (string | null)[], microsPerText: number) {
  const right = samples.map(({ language }, at) => found[at] === language);
  const whole = share(right);
  const byLanguage = shares(samples, right, ({ language }) => language);
  const ratios = [...byLanguage].map(([language, part]) => [language, ratio(part)]);
  const figures = { accuracy: ratio(whole), byLanguage: Object.fromEntries(ratios) };
  const sum = `${percent(whole)} of ${whole.of} texts, ${microsPerText.toFixed(1)} µs a text`;
  const lines = [...table(samples, right), sum];
  return { lines, json: { ...figures, microsPerText, n: whole.of } };
}

/** A row a language, a column a file of the data (sentences, word pairs, words). */
function table(samples: Sample[], right: boolean[]): string[] {
  const groups = [...new Set(samples.map(({ group }) => group))];
  const cells = shares(samples, right, ({ language, group }) => `${language} ${group}`);
  const columns = shares(samples, right, ({ group }) => `all ${group}`);
  const languages = [...new Set(samples.map(({ language }) => language)), 'all'];
  const row = (name: string) =>
    groups.map((group) =>
      percent(cells.get(`${name} ${group}`) ?? columns.get(`${name} ${group}`)),
    );
  const line = (head: string, parts: string[]) =>
    head.padEnd(4) + parts.map((part) => part.padStart(14)).join('');
  return [line('', groups), ...languages.map((language) => line(language, row(language)))];
}

function shares(samples: Sample[], right: boolean[], part: (sample: Sample) => string) {
  const parts = Map.groupBy(samples.keys(), (at) => part(samples[at] as Sample));
  return new Map(
    [...parts].map(([name, all]) => [name, share(all.map((at) => right[at] === true))]),
  );
}

function share(right: boolean[]): Share {
  return { right: right.filter(Boolean).length, of: right.length };
}

function ratio({ right, of }: Share): number {
  return right / of;
}

function percent(part: Share | undefined): string {
  if (part === undefined) return '-';
  return `${(ratio(part) * 100).toFixed(1)}%`;
}

function samplesOf({ path, text }: TextFile): Sample[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const named = /^([a-z]{2,3})\.txt$/.exec(basename(path))?.[1];
  const group = basename(dirname(path));
  if (named !== undefined) return lines.map((line) => ({ language: named, text: line, group }));
  return lines.flatMap((line) => sampleOfRow(line, basename(path)));
}

/** A row of a TSV: the language first. A header, whose first cell is no language code, is passed over. */
function sampleOfRow(line: string, group: string): Sample[] {
  const [language, ...text] = line.split('\t');
  if (text.length === 0 || !/^[a-z]{2,3}$/.test(language ?? '')) return [];
  return [{ language: language ?? '', text: text.join('\t'), group }];
}
