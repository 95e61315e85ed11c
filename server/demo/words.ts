import type { Chance } from './chance.ts';
import { say } from './phrase.ts';
import type { Sections } from './script.ts';

/** A word to fill in: bare, with its article, and how it agrees in Italian (`fp`: feminine plural). */
type Word = { bare: string; the: string; form: string };

export type Vocabulary = { sections: Sections; month: number; chance: Chance };
/** What was filled in so far: the same name is the same word through the whole talk. */
export type Memory = Map<string, Word>;

/**
 * Fills `{piatto}`, `{piatto.il}` (with its article), `{piatto.è}`, `{piatto.era}`, `{piatto.o}` (the ending of its adjective).
 * `{piatto2}` is another one; `{nota.re}` is what is answered to `{nota}`. Null where nobody wrote such words.
 */
export function wordFor(name: string, memory: Memory, vocabulary: Vocabulary): string | null {
  const [base = '', part = ''] = name.split('.');
  const word = memory.get(base) ?? draw(base, memory, vocabulary);
  if (!word) return null;
  memory.set(base, word);
  return formOf(word, part);
}

/** A word in hand: what the post names, what was agreed. */
function wordOf(line: string): Word {
  const [bare = '', the = '', form = 'ms'] = line.split(' ; ').map((part) => part.trim());
  return { bare, the: the || bare, form };
}

function formOf({ bare, the, form }: Word, part: string): string {
  if (part === '') return bare;
  if (part === 'il' || part === 're') return the;
  if (part === 'è') return form.endsWith('p') ? 'sono' : 'è';
  if (part === 'era') return form.endsWith('p') ? 'erano' : 'era';
  return { ms: 'o', fs: 'a', mp: 'i', fp: 'e' }[form] ?? 'o';
}

function draw(base: string, memory: Memory, vocabulary: Vocabulary): Word | null {
  const { sections, month, chance } = vocabulary;
  const lines = sections.get(base.replace(/\d+$/, ''))?.filter((line) => inSeason(line, month));
  if (!lines || lines.length === 0) return null;
  const taken = new Set([...memory.values()].map((word) => word.bare));
  for (let tries = 0; tries < 12; tries++) {
    const word = resolve(chance.pick(lines), memory, vocabulary);
    if (word && !taken.has(word.bare)) return word;
  }
  return resolve(chance.pick(lines), memory, vocabulary);
}

/** A line that is nothing but `{primo}` stands for that word; other slots inside a line are filled. */
function resolve(line: string, memory: Memory, vocabulary: Vocabulary): Word | null {
  const text = allYear(line);
  const [, alias] = /^\{([^{}]+)\}$/.exec(text) ?? [];
  if (alias) return memory.get(alias) ?? draw(alias, memory, vocabulary);
  const slot = (name: string) => wordFor(name, memory, vocabulary) ?? `{${name}}`;
  const parts = text.split(' ; ').map((part) => say(part, vocabulary.chance, slot));
  return wordOf(parts.join(' ; '));
}

/** `@9-3` at the end of a line: from September to March. */
export function inSeason(line: string, month: number): boolean {
  const [, first, last] = / *@(\d+)-(\d+)$/.exec(line) ?? [];
  if (!first || !last) return true;
  return isWithin(month, Number(first), Number(last));
}

/** The line without its season. */
export function allYear(line: string): string {
  return line.replace(/ *@[\d-]+$/, '');
}

/** Months of a season that may go over the year's end. */
export function isWithin(month: number, first: number, last: number): boolean {
  return first <= last ? month >= first && month <= last : month >= first || month <= last;
}
