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

/** Abbreviations of four letters; shorter words may all be some. */
const longer: ReadonlySet<string> = new Set([
  'sept',
  'sett',
  'genn',
  'febb',
  'magg',
  'giov',
  'merc',
  'tues',
  'thur',
  'mins',
]);

/** No abbreviations, however short: a sentence ends after them. */
const small: ReadonlySet<string> = new Set([
  'una',
  'due',
  'tre',
  'sei',
  'one',
  'two',
  'six',
  'ten',
]);

/** A dot inside "Oct.23" or after a short word is no sentence's end. */
function onlyParts({ text, glued }: Word, words: readonly Word[], at: number): boolean {
  if (text !== '.' || !glued) return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  const joined = after?.glued === true;
  if (joined) return before?.kind === 'word' || after?.kind === 'word';
  if (before?.kind !== 'word' || small.has(before.text)) return false;
  return before.text.length <= 3 || longer.has(before.text);
}
