import { listFrom } from './company-list.ts';
import { amountOf, has, type Line } from './line.ts';
import type { List } from './nouns.ts';

const back = 12;

/** "Verrei domani con due amici", "I'd bring my mum", "col collega": whoever writes and those named. */
export function withWriter(line: Line, at: number): List | null {
  const word = line.words[at]?.text ?? '';
  const isWith = /^(?:con|col|coi|colla|with)$/.test(word);
  if (!isWith && !isBringing(line, at)) return null;
  if (isWith && !isWriterComing(line, at)) return null;
  const list = listFrom(line, at + 1, true);
  if (!list?.named || !list.count || list.self) return null;
  return { ...list, first: at, count: list.count + 1, self: true };
}

/** "I'm taking", "I'd bring", "he's hosting". */
function isBringing(line: Line, at: number): boolean {
  const isVerb =
    /^(?:bring|brings|bringing|take|takes|taking|treat|treating|entertain|entertaining|host|hosting)$/.test(
      line.words[at]?.text ?? '',
    );
  return isVerb && isWriterBefore(line, at);
}

const near = 5;

function isWriterBefore({ words }: Line, at: number): boolean {
  for (let one = at - 1; one >= Math.max(0, at - near); one--) {
    const word = words[one]?.text ?? '';
    if (/^[.;,:]$/.test(word) || /^(?:we|us|they|you|it)$/.test(word)) return false;
    if (/^(?:i|s?he)$/.test(word)) return true;
  }
  return false;
}

/** "Sono in ospedale", not "sono da voi". */
function isElsewhere({ words }: Line, at: number): boolean {
  if (words[at]?.text !== 'sono') return false;
  return !/^(?:da|li|la|qui|qua|a)$/.test(words[at + 1]?.text ?? '');
}

/** One who writes of themselves, or of one other ("he'd come with his wife"), comes, said before in this sentence. */
function isWriterComing(line: Line, at: number): boolean {
  let comes = false;
  for (let one = at - 1; one >= Math.max(0, at - back); one--) {
    const word = line.words[one]?.text ?? '';
    if (line.taken[one]) continue;
    if (/^[.;:]$/.test(word) || /^(?:we|us|our|noi|they|it)$/.test(word)) return false;
    // "viene mia suocera col compagno"; "un tavolo per 6 con due bambini": of those told before
    if (has(line, one, 'companion') && !/^(?:l(?:ei|ui)|s?he)$/.test(word)) return false;
    if (!has(line, one, 'one') && amountOf(line, one) !== null) return false;
    comes ||= has(line, one, 'comes') && !isElsewhere(line, one);
    if (comes && (line.language === 'it' || /^(?:i|he|she)$/.test(word))) return true;
  }
  return false;
}
