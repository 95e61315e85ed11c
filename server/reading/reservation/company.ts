import type { Span } from '../span.ts';
import { isSaying } from './after-weak.ts';
import { agesAt } from './ages.ts';
import { withThose } from './company-besides.ts';
import { closedFrom } from './company-closed.ts';
import { type Strength, saidAt, type Told } from './company-forms.ts';
import { withMore } from './company-list.ts';
import {
  amountOf,
  has,
  isCapital,
  isOfLetter,
  isPhone,
  isPlus,
  isUnknown,
  isWith,
  type Line,
  textAt,
} from './line.ts';
import type { List } from './nouns.ts';
import { pastSmallWords } from './small-words.ts';

/** Words of a message that say who comes. */
export type Company = Span & {
  count: number | null;
  children: number | null;
  /** The words of the line, `next` being the one after. */
  first: number;
  next: number;
  strength: Strength;
  /** How likely it is that this says how many come, 0 to 1: learned, and 0 until it is weighed. */
  likely: number;
  /** Already counted: "di cui 2 bimbi". */
  among: boolean;
  /** It takes back what was said before: "anzi in 7". */
  corrects: boolean;
  past: boolean;
  /** Whoever else comes: "più io e lei". */
  adds: boolean;
  /** The statements it sums up: "noi quattro", "i vicini con i loro due bimbi". Most sum up none. */
  parts: readonly Company[];
};

/** So many, where it is known that a number tells how many come: "make it 8 instead". */
export function countAt({ from, to }: Span, count: number): Company {
  return {
    ...{ from, to, first: 0, next: 0, count, children: null, strength: 2, likely: toldSo },
    ...{ among: false, corrects: false, past: false, adds: false, parts: [] },
  };
}

/** How likely a number is how many come, where the words around it say that it is. */
export const toldSo = 0.8;

/** Everything a text says about who comes, in its order. Pure; time grows with the length of the text. */
export function findCompany(line: Line): Company[] {
  const found: Company[] = [];
  const corrections = correctionsIn(line);
  let last = 0;
  for (let at = 0; at < line.words.length; at++) {
    const said = mayBegin(line, at) ? (saidAt(line, at) ?? numberAt(line, at)) : null;
    if (!said) continue;
    const isNew = (corrections[said.list.next - 1] ?? -1) >= last;
    const before = found.at(-1);
    const more = before ? withThose(line, said.list, before) : null;
    if (before && more) found[found.length - 1] = { ...before, ...more };
    else found.push(companyOf(line, said, { at, corrected: isNew }));
    at = Math.max(said.list.next - 1, at);
    if (said.strength > 1) last = at;
  }
  return found;
}

/** Most words are none that people are told with: they are passed over. A capital may be a name's. */
function mayBegin(line: Line, at: number): boolean {
  if (line.taken[at]) return false;
  return !isUnknown(line, at) || isCapital(line, at) || openers.test(line.words[at]?.text ?? '');
}

/** Begin a statement, though the lexicon has no such word of people: "mr and mrs Okafor", "sorry, 5". */
const openers = /^(?:mr|sig|signor|no|nope|ehm|scusa|sorry|anzi|piu|plus)$/;

type Place = { at: number; corrected: boolean };

function companyOf(line: Line, { list, strength }: Told, { at, corrected }: Place): Company {
  const more = largerOf(line, list);
  const count = more?.count ?? list.count;
  const { next } = more ?? list;
  return {
    from: line.words[list.first]?.from ?? 0,
    to: line.words[next - 1]?.to ?? 0,
    first: list.first,
    next,
    likely: 0,
    count,
    children: strength > 1 || isCounted(line, list) ? list.children : null,
    strength,
    among:
      isNear(line, at, 'among') ||
      (list.count === list.children && has(line, list.next, 'among')) ||
      (line.words[list.next]?.text === 'of' && has(line, list.next + 1, 'among')),
    corrects:
      corrected ||
      isTotal(line, list.next) ||
      isTotal(line, list.next - 2) ||
      isAllOfUs(line, list.first) ||
      more?.instead === true,
    past: has(line, at, 'past') || isNear(line, at, 'past') || isGivenUp(line, list.first),
    adds: isPlus(line, list.first - 1) && !isPhone(line, list.first),
    parts: [],
  };
}

/** A number that nothing else is said by: "domani, 4, ore 20". */
function numberAt(line: Line, at: number): Told | null {
  const count = amountOf(line, at);
  if (count === null || /^(?:un[ao']?|an?|one)$/.test(line.words[at]?.text ?? '')) return null;
  if (isNoCount(line, at)) return null;
  const list = { first: at, next: at + 1, count, children: null, named: false, self: false };
  // "10 più l'arbitro"
  const more = isPlus(line, at + 1) && !isPhone(line, at + 2) ? withMore(line, list) : list;
  return { list: more, strength: more.named ? 2 : 0 };
}

/** "100%", "sulla A14", "il trio jazz", "mangeremo per cinque": no such number counts anybody. */
function isNoCount(line: Line, at: number): boolean {
  const isNoun = line.words[at]?.kind === 'word' && line.words[at - 1]?.text === 'il';
  if (isNoun || isSaying(line, at - 1)) return true;
  return /^[%€$£°]$/.test(line.words[at + 1]?.text ?? '') || isOfLetter(line, at);
}

/** "Un bimbo", "con il piccolo" and "the baby, 5 months" tell how many there are, "la piccola è malata" does not. */
function isCounted(line: Line, { first, next, count }: List): boolean {
  if (count !== 1 || amountOf(line, first) !== null || has(line, first, 'one')) return true;
  if (isWith(line, first - 1) || has(line, first - 1, 'among')) return true;
  return [next, first + 1].some((at) => agesAt(line, at)?.young === true);
}

type Larger = { count: number; next: number; instead: boolean };

const perhaps = /^(?:forse|magari|maybe|possibly|perhaps|potentially|o|or)$/;

/** "6 o 7", "should be 11, maybe 12": a table for the more; "from 7 to 5": for five. */
function largerOf(line: Line, list: List): Larger | null {
  const sign = line.words[list.next]?.text ?? '';
  const isMaybe = /^[,(]$/.test(sign) && perhaps.test(line.words[list.next + 1]?.text ?? '');
  if (!/^(?:[/-]|a|to)$/.test(sign) && !isMaybe && !has(line, list.next, 'or')) return null;
  const instead = /^(?:to|a)$/.test(sign) && isFrom(line, list.first - 1);
  const more = closedFrom(line, pastSmallWords(line, list.next + (isMaybe ? 2 : 1)));
  if (more?.count == null) return null;
  const { count, next } = more;
  return instead || count > (list.count ?? 0) ? { count, next, instead } : null;
}

function isFrom({ words }: Line, at: number): boolean {
  return /^(?:da|from)$/.test(words[at]?.text ?? '');
}

const near = 7;

/** A word of this kind stands shortly before, in the same sentence. */
function isNear(line: Line, at: number, role: 'among' | 'past'): boolean {
  for (let back = at - 1; back >= Math.max(0, at - near); back--) {
    if (/^[.,;:]$/.test(line.words[back]?.text ?? ';') || endsAfter(line, back)) return false;
    if (has(line, back, role) && !isPolite(line, back)) return true;
  }
  return false;
}

/** "I was wondering if you had a table": a wish, however past its words. */
function isPolite({ words }: Line, at: number): boolean {
  if (words[at]?.text === 'had') return words[at - 1]?.text === 'you';
  return /^(?:wondering|hoping|thinking|looking|just|after)$/.test(words[at + 1]?.text ?? '');
}

/** A sentence ends here: of a short word ("slept in.") the dot is no piece of its own. */
function endsAfter({ text, words }: Line, at: number): boolean {
  return /[.;!?\n]/.test(text.slice(words[at]?.to, words[at + 1]?.from));
}

/** For each word where the last correction up to it stands, -1 for none. */
function correctionsIn(line: Line): number[] {
  let last = -1;
  return line.words.map((_, at) => {
    if (has(line, at, 'correction') && !isInstead(line, at) && !isOnlyNo(line, at)) last = at;
    return last;
  });
}

/** "No later", "no fuss": takes nothing back. */
function isOnlyNo({ words }: Line, at: number): boolean {
  const next = words[at + 1];
  return words[at]?.text === 'no' && next?.kind === 'word';
}

/** "Siamo 8 in tutto": whatever was counted before. */
function isTotal({ words }: Line, at: number): boolean {
  return words[at]?.text === 'in' && /^(?:tutto|totale|all|total)$/.test(words[at + 1]?.text ?? '');
}

/** "Me and the lads, eight of us", "io, lui e i colleghi, quindi quattro coperti". */
function isAllOfUs(line: Line, first: number): boolean {
  const before = line.words[first - 1]?.text ?? '';
  if (/^(?:quindi|cioe|dunque)$/.test(before)) return has(line, first + 1, 'adults');
  return /^(?:,|so)$/.test(before) && / of us$/.test(textAt(line, first, 3));
}

/** "Invece che in 5", "anziché 4": so many do not come. */
function isGivenUp(line: Line, first: number): boolean {
  if ([1, 2, 3].some((back) => isInstead(line, first - back))) return true;
  return amountOf(line, first) !== null && isDenied(line, first);
}

const mostDenied = 4;

/** "Non in 4 ma in 5", "we're 5, not 4", "non più in otto". */
function isDenied({ words }: Line, first: number): boolean {
  let at = first - 1;
  while (at > first - mostDenied && passedOver.test(words[at]?.text ?? '')) at -= 1;
  const asks = /^(?:why|if|se|perche|whether|or)$/.test(words[at - 1]?.text ?? '');
  return /^(?:n[ou]?n|not)$/.test(words[at]?.text ?? '') && !asks;
}

const passedOver = /^(?:in|per|x|da|a|piu|siamo|saremo|eravamo|the|for|of|all|just|solo|tutti)$/;

function isInstead({ words }: Line, at: number): boolean {
  const [word, next] = [words[at]?.text ?? '', words[at + 1]?.text ?? ''];
  return word === 'anziche' || (word === 'invece' && /^(?:che|di|dei|del)$/.test(next));
}
