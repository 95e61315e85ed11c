import { basename } from 'node:path';
import { findWhen } from '#server/reading/when/when.ts';
import { filesAt, type TextFile } from './files.ts';
import { chronoReader } from './when-chrono.ts';
import { type Case, casesIn, type Reader, type Reading, rightIn } from './when-spec.ts';

type Share = { right: number; total: number };
type ByType = Record<string, Share>;
type Figures = Share & { byType: ByType; proposal: Share; words: Share };
type Language = 'it' | 'en';

const languages: readonly Language[] = ['it', 'en'];

/**
 * Microsoft Recognizers `DateTime` specs: a file, a folder or the `.tar.gz`. Italian and English are read, time zones are
 * not. See `when-spec.ts` for what counts as right; the same scoring is applied to chrono-node where it is installed.
 */
export async function evaluateWhen(path: string): Promise<{ lines: string[]; json: object }> {
  const cases = filesAt(path, /\.json$/).flatMap(casesAt);
  if (cases.length === 0) throw new Error(`No Italian or English DateTime spec found in ${path}`);
  const ours = measure(cases, (language) => ourReader(language));
  const chrono = await chronoReader();
  const theirs = chrono && measure(cases, chrono);
  const lines = [...table('patto', ours), ...(theirs ? table('chrono-node', theirs) : [absent])];
  const micros = speed(cases);
  lines.push(`${micros.toFixed(1)} µs a text`);
  const all = sum(languages.map((language) => ours[language]));
  const json = { ...all, ...ours, microsPerText: micros, chrono: theirs, wrong: wrongIn(cases) };
  return { lines, json };
}

const absent = 'chrono-node not installed';

function ourReader(language: Language): Reader {
  return (text, now) => findWhen(text, { now, language, opening: [] });
}

function measure(cases: readonly Case[], reader: (language: Language) => Reader) {
  const figures = (language: Language) => {
    const mine = cases.filter((one) => one.language === language);
    return figuresOf(mine, reader(language));
  };
  return { it: figures('it'), en: figures('en') };
}

function figuresOf(cases: readonly Case[], reader: Reader): Figures {
  const judged = cases.map((one) => ({ one, right: rightIn(one, reader(one.text, one.now)) }));
  const resolved = judged.filter(({ one }) => one.resolved);
  const types = Map.groupBy(resolved, ({ one }) => one.type);
  const byType = [...types].map(([type, of]) => [type, share(of)] as const);
  const words = share(judged.filter(({ one }) => !one.resolved));
  const proposal = share(
    resolved.map(({ one }) => ({ right: rightIn(one, proposalsOf(reader(one.text, one.now))) })),
  );
  return { ...share(resolved), byType: Object.fromEntries(byType.toSorted()), proposal, words };
}

/** The first reading alone, as if nothing could be asked. */
function proposalsOf(found: readonly Reading[]): Reading[] {
  return found.map((one) => ({
    ...one,
    ambiguous: false,
    ...(one.choices ? { choices: proposalsOf(one.choices) } : {}),
  }));
}

function share(judged: readonly { right: boolean }[]): Share {
  return { right: judged.filter(({ right }) => right).length, total: judged.length };
}

function sum(figures: readonly Figures[]): Share & { byType: ByType } {
  const byType: ByType = {};
  for (const [type, { right, total }] of figures.flatMap((one) => Object.entries(one.byType)))
    byType[type] = {
      right: right + (byType[type]?.right ?? 0),
      total: total + (byType[type]?.total ?? 0),
    };
  const total = (of: (one: Figures) => number) => figures.reduce((all, one) => all + of(one), 0);
  return { right: total(({ right }) => right), total: total((one) => one.total), byType };
}

function table(name: string, figures: Record<Language, Figures>): string[] {
  return languages.flatMap((language) => {
    const { byType, words, proposal, ...whole } = figures[language];
    const types = Object.entries(byType).map(([type, of]) => row(type, of));
    const head = `${name} ${language}: ${percent(whole)}`;
    return whole.total + words.total === 0
      ? []
      : [head, ...types, row('proposal alone', proposal), row('words only', words)];
  });
}

function row(name: string, of: Share): string {
  return `  ${name.padEnd(18)}${percent(of)}`;
}

function percent({ right, total }: Share): string {
  const part = total === 0 ? '-' : `${((right / total) * 100).toFixed(1)}%`;
  return `${part.padStart(7)} (${right} of ${total})`;
}

function wrongIn(cases: readonly Case[]): string[] {
  return cases
    .filter((one) => one.resolved && !rightIn(one, ourReader(one.language)(one.text, one.now)))
    .map((one) => `${one.language} ${one.file} ${one.type}: ${one.text}`);
}

function speed(cases: readonly Case[]): number {
  const read = ({ text, now, language }: Case) => ourReader(language)(text, now);
  cases.forEach(read);
  const start = performance.now();
  cases.forEach(read);
  return ((performance.now() - start) * 1000) / cases.length;
}

/** The language is told by a folder or by the beginning of the file's name. */
function casesAt({ path, text }: TextFile): Case[] {
  const told = /(?:^|[/\\])(it|en|italian|english)(?:[/\\]|[-_.][^/\\]*$)/i.exec(path)?.[1];
  const name = basename(path, '.json');
  if (
    told === undefined ||
    !/^[^a-z]*(?:\w\w[-_.])?(?:Date|Time|Duration|Holiday|Set|Merged)/.test(name)
  )
    return [];
  if (name.includes('TimeZone')) return [];
  return casesIn(text, told.toLowerCase().startsWith('it') ? 'it' : 'en', name);
}
