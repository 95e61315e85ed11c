import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * @NOTE: the n-grams and the scoring of `eld` (Apache-2.0, Nito T.M.), without its loading: imported as a module its
 * small database takes 130 MB of memory, read as text into one table 15. `language.test.ts` holds the two equal.
 */
const home = pathToFileURL(findPackageJSON('eld', import.meta.url) ?? 'eld');
const { dictionary }: { dictionary: string[] } = await import(
  new URL('./src/dictionary.js', home).href
);

const leastScore = 53;
const mostBytes = 350;
const longestWord = 70;

const { codes, places, scores } = load(new URL('./src/ngrams/small.js', home));

/** The likeliest of these languages for some small-letter words; null if no n-gram is theirs. */
export function likeliest(words: readonly string[], languages: readonly string[]): string | null {
  const totals = new Float64Array(codes.length);
  for (const ngram of ngrams(words)) addScores(totals, places.get(ngram));
  let best: string | null = null;
  let most = 0;
  for (const [at, code] of codes.entries()) {
    const total = totals[at] ?? 0;
    if (total <= most || (languages.length > 0 && !languages.includes(code))) continue;
    most = total;
    best = code;
  }
  return best;
}

function addScores(totals: Float64Array, place: number | undefined): void {
  if (place === undefined) return;
  const end = place + 1 + (scores[place] ?? 0) * 2;
  for (let at = place + 1; at < end; at += 2) {
    const language = scores[at] ?? 0;
    totals[language] = (totals[language] ?? 0) + (scores[at + 1] ?? 0) + leastScore;
  }
}

/** Four bytes of a word at a stride of three, a space marking where it begins and ends. */
function ngrams(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  let bytes = 0;
  for (const word of words) {
    if (bytes > mostBytes) break;
    const coded = codedBytes(word);
    bytes += coded.length + 1;
    const length = Math.min(coded.length, longestWord);
    let at = 0;
    for (; at + 4 < length; at += 3) found.add((at === 0 ? ' ' : '') + coded.slice(at, at + 4));
    const last = coded.slice(length === 3 ? 0 : Math.max(0, length - 4), length);
    found.add(`${at === 0 ? ' ' : ''}${last} `);
  }
  return found;
}

const ascii = /^[\0-\x7f]*$/;
const utf8 = new TextEncoder();

/** Each byte beyond ASCII as the letter by which the database knows it. */
function codedBytes(word: string): string {
  if (ascii.test(word)) return word;
  let coded = '';
  for (const byte of utf8.encode(word))
    coded += byte < 0x80 ? String.fromCharCode(byte) : dictionary[byte];
  return coded;
}

function load(file: URL) {
  const database = readFileSync(file, 'utf8');
  return { codes: languageCodes(database), ...ngramTable(database) };
}

function languageCodes(database: string): string[] {
  const listed = /languages:\{([^}]*)\}/.exec(database)?.[1] ?? '';
  return [...listed.matchAll(/\d+:'(\w+)'/g)].map(([, code]) => code ?? '');
}

/** N-gram -> its place in one row of bytes: how many languages, then language and score by turns. */
function ngramTable(database: string): { places: Map<string, number>; scores: Uint8Array } {
  const found = new Map<string, number>();
  const row: number[] = [];
  const entry = /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s'",{}:]+):\{([\d:,]+)\}/g;
  for (const [, key = '', pairs = ''] of database.matchAll(entry)) {
    found.set(/^['"]/.test(key) ? key.slice(1, -1).replaceAll('\\', '') : key, row.length);
    const numbers = pairs.split(/[:,]/);
    row.push(numbers.length / 2);
    for (const number of numbers) row.push(Number(number));
  }
  return { places: found, scores: Uint8Array.from(row) };
}
