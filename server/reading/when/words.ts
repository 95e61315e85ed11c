import { fold } from '../fold.ts';

/**
 * A piece of the text: a word, a group of digits or a sign. `from` and `to` are offsets into the text as written.
 * Apostrophes and the dot of an abbreviation ("ott.", "p.m.") are no pieces: they only part words.
 */
export type Word = {
  text: string;
  kind: 'word' | 'digits' | 'sign';
  from: number;
  to: number;
  /** Written right after the piece before it: "8pm", "20:30". */
  glued: boolean;
};

// Every alternative starts with a different letter class, so that a text is cut in linear time.
const piece = /(?<word>\p{L}[\p{L}\p{M}]*)|(?<digits>\p{Nd}+)|(?<sign>[^\s'’‘`´\p{L}\p{N}])|\n/gu;
const link = /(?:https?:\/\/|www\.)\S+/giu;

/** Cuts a text into words, digits and signs. Links say nothing about when. */
export function wordsOf(text: string): readonly Word[] {
  // Several read the same message one after the other.
  if (latest.text !== text) latest = { text, words: cut(text) };
  return latest.words;
}

let latest: { text: string; words: readonly Word[] } = { text: '', words: [] };

function cut(text: string): Word[] {
  const words: Word[] = [];
  for (const match of blank(text).matchAll(piece)) {
    const { word, digits } = match.groups ?? {};
    const [from, to] = [match.index, match.index + match[0].length];
    const kind = word !== undefined ? 'word' : digits !== undefined ? 'digits' : 'sign';
    const glued = words.at(-1)?.to === from;
    words.push({ text: spelled(match[0], kind), kind, from, to, glued });
  }
  return words.filter((word, at) => !onlyParts(word, words, at));
}

function blank(text: string): string {
  if (!text.includes('://') && !text.includes('www.')) return text;
  return text.replace(link, (address) => ' '.repeat(address.length));
}

const signs: Record<string, string> = {
  '–': '-',
  '—': '-',
  '\n': ';',
  '!': ';',
  '?': ';',
  '…': ';',
};

function spelled(text: string, kind: Word['kind']): string {
  if (kind === 'word') return fold(text);
  if (kind === 'digits') return /^[0-9]+$/.test(text) ? text : text.normalize('NFKD');
  return signs[text] ?? text;
}

/** Words that a dot shortens; so does a letter alone. After any other a dot ends the sentence: "the four of us. Like 7?". */
const abbreviations: ReadonlySet<string> = new Set([
  ...['mon', 'tue', 'tues', 'wed', 'weds', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun'],
  ...['lun', 'mar', 'mart', 'mer', 'merc', 'gio', 'giov', 'ven', 'sab', 'dom'],
  ...['jan', 'feb', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec'],
  ...['gen', 'genn', 'febb', 'mag', 'magg', 'giu', 'lug', 'ago', 'set', 'sett', 'ott', 'dic'],
  ...['min', 'mins', 'sec', 'secs', 'hr', 'hrs', 'wk', 'wks', 'gg', 'am', 'pm', 'pom', 'ca'],
  ...['st', 'ss', 'no', 'nr', 'num', 'tel', 'pers', 'sig', 'dr', 'mr', 'mrs', 'ms', 'avv', 'ing'],
  ...['prox', 'pross', 'approx', 'max', 'ecc', 'etc', 'vs', 'inc', 'incl'],
]);

/** A dot inside "Oct.23" or after a shortened word is no sentence's end; after "the 1st" it is. */
function onlyParts({ text, glued }: Word, words: readonly Word[], at: number): boolean {
  if (text !== '.' || !glued) return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  const joined = after?.glued === true;
  if (joined) return before?.kind === 'word' || after?.kind === 'word';
  if (before?.kind !== 'word') return false;
  const isNth = before.glued && words[at - 2]?.kind === 'digits' && before.text === 'st';
  return !isNth && (before.text.length === 1 || abbreviations.has(before.text));
}
