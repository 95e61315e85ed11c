import { amountOf, has, isCapital, isUnknown, type Line } from './line.ts';

const mostWords = 3;

/** Where people end that nobody knows by their word: "hungry Danes", "modelle affamate"; null where none stand. */
export function strangersEnd(line: Line, from: number): number | null {
  if (line.words[from]?.glued) return null;
  let noun = from;
  while (noun < from + mostWords && isBefore(line, noun) && !isMany(line, noun)) noun += 1;
  if (!isMany(line, noun)) return null;
  let next = noun + 1;
  // "Quattro tedeschi arrabbiati", "five teachers friends"
  while (next < noun + mostWords && isMany(line, next)) next += 1;
  return next;
}

/** May stand between a number and whom it counts: "other", "hungry". */
function isBefore(line: Line, at: number): boolean {
  if (line.words[at]?.kind !== 'word' || line.taken[at] || amountOf(line, at) !== null)
    return false;
  if (has(line, at, 'units', 'and', 'or', 'after', 'for', 'weak')) return false;
  return has(line, at, 'fillers') || isUnknown(line, at);
}

const fewest = 4;

/** "Nine rejections", "two appointments": what they do, no people. */
const abstract = /(?:[st]ion|ment|nes|ing|it(?:ie|y)|ship|app|age)s$/;

/** A word nobody knows that names several: "sailors", "modelle", "firemen". */
function isMany(line: Line, at: number): boolean {
  const word = line.words[at]?.text ?? '';
  if (!isUnknown(line, at) || word.length < fewest || abstract.test(word)) return false;
  return line.language === 'it'
    ? !isCapital(line, at) && /[ie]$/.test(word) && !/(?:[aei]re|mente|ion[ei]|ent[ei])$/.test(word)
    : /(?:[^siu]s|[^aeiou]ies|men|folk)$/.test(word) || (isCapital(line, at) && /ese$/.test(word));
}
