import { wordsOf } from '../when/words.ts';
import { amountOf, has, type Line, type List, listFrom, withMore } from './company-list.ts';
import { meaningOf, peopleWords, type Tongue } from './people-words.ts';

/** Words of a message that say who comes. */
export type Company = {
  from: number;
  to: number;
  count: number | null;
  children: number | null;
  /** 3 says it plainly ("siamo in 4"), 2 likely ("in 4"), 1 only names somebody ("un bimbo"). */
  strength: 1 | 2 | 3;
  /** Already counted: "di cui 2 bimbi". */
  among: boolean;
  /** It takes back what was said before: "anzi in 7". */
  corrects: boolean;
  past: boolean;
};

/** Offsets into the text that say something else. */
export type Elsewhere = { from: number; to: number };

/** Everything a text says about who comes, in its order. Pure; time grows with the length of the text. */
export function findCompany(
  text: string,
  language: Tongue,
  elsewhere: readonly Elsewhere[],
): Company[] {
  const line = lineOf(text, language, elsewhere);
  const found: Company[] = [];
  let last = 0;
  for (let at = 0; at < line.words.length; at++) {
    const said = line.taken[at] ? null : saidAt(line, at);
    if (!said) continue;
    found.push(companyOf(line, said, { at, last }));
    at = Math.max(said.list.next - 1, at);
    if (said.strength > 1) last = at;
  }
  return found;
}

function lineOf(text: string, language: Tongue, elsewhere: readonly Elsewhere[]): Line {
  const words = wordsOf(text);
  let place = 0;
  const taken = words.map(({ from, to }) => {
    while ((elsewhere[place]?.to ?? Number.POSITIVE_INFINITY) <= from) place += 1;
    const other = elsewhere[place];
    return other !== undefined && other.from < to;
  });
  const book = peopleWords(language);
  return { text, words, taken, meanings: words.map((word) => meaningOf(word.text, book)) };
}

type Said = { list: List; strength: 1 | 2 | 3 };

function saidAt(line: Line, at: number): Said | null {
  const plain = afterHead(line, at) ?? afterTable(line, at) ?? ofUs(line, at) ?? toEat(line, at);
  if (plain) return { list: plain, strength: isOneself(line, plain) ? 1 : 3 };
  const beside = besideDay(line, at);
  if (beside) return { list: beside, strength: 2 };
  const asked = afterVerb(line, at);
  if (asked) return { list: asked, strength: isOneself(line, asked) ? 1 : asked.named ? 3 : 2 };
  const list = listFrom(line, at, false);
  if (list) return { list, strength: strengthOf(list) };
  const weak = has(line, at, 'weak') ? listFrom(line, at + 1, true) : null;
  return weak && (weak.named || closes(line, weak.next)) ? { list: weak, strength: 2 } : null;
}

/** "Don't stick me by the door", "una persona": one who is only spoken of. */
function isOneself(line: Line, { count, first, named, self }: List): boolean {
  return (
    count === 1 &&
    named &&
    (self ||
      (has(line, first, 'one') && /^(?:un|uno|una|an?)$/.test(line.words[first]?.text ?? '')))
  );
}

function strengthOf({ count, children, self, named }: List): 1 | 3 {
  if (count === null || count === 1) return 1;
  return self || (named && count > (children ?? 0)) ? 3 : 1;
}

const most = 5;

/** "Siamo in 4", "saremo tu e altri 3", "we'll be six"; also "Guests: 4". */
function afterHead(line: Line, at: number): List | null {
  if (!has(line, at, 'head')) return null;
  const list = listFrom(line, pastSmallWords(line, at + 1), true);
  return list !== null && (list.named || goesOn(line, list.next)) ? list : null;
}

/** Past "in", "circa", "solo", "una" (decina), ":". */
function pastSmallWords(line: Line, from: number): number {
  let at = from;
  while (at < from + most && !line.taken[at] && isSmall(line, at)) at += 1;
  return at;
}

function isSmall(line: Line, at: number): boolean {
  if (line.words[at]?.text === ':') return true;
  if (!has(line, at, 'between')) return false;
  return (line.meanings[at]?.number ?? null) === null || (amountOf(line, at + 1) ?? 0) > 1;
}

/** "Un tavolo per 4", "table for two", "party of 6". */
function afterTable(line: Line, at: number): List | null {
  if (!has(line, at, 'table')) return null;
  for (let next = at + 1; next <= at + most; next++) {
    const word = line.words[next];
    if (word === undefined || /^[.;]$/.test(word.text)) return null;
    if (!has(line, next, 'for') || (word.kind === 'digits' && amountOf(line, next + 1) === null))
      continue;
    const list = listFrom(line, pastSmallWords(line, next + 1), true);
    if (list && (list.named || closes(line, list.next))) return list;
  }
  return null;
}

/** "4 of us", "the two of us plus Nana". */
function ofUs(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  const [of, us] = [line.words[at + 1]?.text, line.words[at + 2]?.text];
  if (amount === null || of !== 'of' || us !== 'us') return null;
  const alone = { first: at, next: at + 3, count: amount, children: null, named: true, self: true };
  return withMore(line, alone);
}

/** "3 for dinner", "4 a cena". */
function toEat(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  const isMinutes = line.words[at]?.glued && line.words[at - 1]?.kind === 'sign';
  if (amount === null || isMinutes || isClockBefore(line, at - 1)) return null;
  if (!has(line, at + 1, 'for', 'weak')) return null;
  if (/^(?:an?|una?)$/.test(line.words[at]?.text ?? '')) return null;
  if (!has(line, at + 2, 'meals') || line.words[at - 1]?.kind === 'word') return null;
  return { first: at, next: at + 1, count: amount, children: null, named: false, self: false };
}

/** "At 1 for lunch". */
function isClockBefore({ words }: Line, at: number): boolean {
  return /^(?:at|@|alle|ore|by|around|about|till|until|from|verso|le|half|past|to|sul)$/.test(
    words[at]?.text ?? '',
  );
}

/** "Two tonight", "stasera 2 al bancone": a number of its own beside a day. */
function besideDay(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  if (amount === null || amount < 2 || amount > 40 || line.words[at]?.glued) return null;
  const [isFirst, isAfterDay] = [
    /^(?:[,;.:]|)$/.test(line.words[at - 1]?.text ?? ''),
    line.taken[at - 1],
  ];
  const isForDay = has(line, at + 1, 'for', 'weak') && line.taken[at + 2];
  const isBeside =
    (isFirst && (line.taken[at + 1] || isForDay)) || (isAfterDay && closes(line, at + 1));
  const list = isBeside ? listFrom(line, at, true) : null;
  return list;
}

/** "Mi segni 5 sabato", "can you fit 4 in". */
function afterVerb(line: Line, at: number): List | null {
  if (!has(line, at, 'verbs')) return null;
  let next = pastSmallWords(line, at + 1);
  if (has(line, next, 'weak')) next += 1;
  const list = listFrom(line, next, true);
  return list !== null && (list.named || closes(line, list.next)) ? list : null;
}

/** After a head a number may be followed by anything that is not counted: "siamo in 4 sfigati". */
function goesOn(line: Line, next: number): boolean {
  const word = line.words[next];
  if (word === undefined || line.taken[next]) return true;
  return word.kind === 'sign' ? word.text !== '%' : !has(line, next, 'units');
}

/** After a lesser sign nothing may follow that could be what is counted: "per 4 pizze". */
function closes(line: Line, next: number): boolean {
  const word = line.words[next];
  if (word === undefined || line.taken[next]) return true;
  if (word.kind === 'sign') return !/^[%€$£°/:]$/.test(word.text);
  return has(line, next, 'after') && !has(line, next, 'units');
}

type Place = { at: number; last: number };

function companyOf(line: Line, { list, strength }: Said, { at, last }: Place): Company {
  const more = largerOf(line, list);
  const count = more?.count ?? list.count;
  return {
    from: line.words[list.first]?.from ?? 0,
    to: line.words[list.next - 1]?.to ?? 0,
    count,
    children: strength > 1 || isCounted(line, list.first) ? list.children : null,
    strength,
    among:
      isNear(line, at, 'among') ||
      (line.words[list.next]?.text === 'of' && has(line, list.next + 1, 'among')),
    corrects: isCorrected(line, last, list.next) || more?.instead === true,
    past: has(line, at, 'past') || isNear(line, at, 'past'),
  };
}

/** "Un bimbo" and "2 bimbi" tell how many there are, "la piccola" does not. */
function isCounted(line: Line, first: number): boolean {
  return amountOf(line, first) !== null || has(line, first, 'one');
}

/** "6 o 7": a table for seven; "from 7 to 5": for five. */
function largerOf(line: Line, list: List): { count: number; instead: boolean } | null {
  const sign = line.words[list.next]?.text ?? '';
  if (!/^(?:[/-]|a|to)$/.test(sign) && !has(line, list.next, 'or')) return null;
  const instead = /^(?:to|a)$/.test(sign) && isFrom(line, list.first - 1);
  const more = listFrom(line, pastSmallWords(line, list.next + 1), true);
  if (more?.count == null || !(more.named || closes(line, more.next))) return null;
  return instead || more.count > (list.count ?? 0) ? { count: more.count, instead } : null;
}

function isFrom({ words }: Line, at: number): boolean {
  return /^(?:da|from)$/.test(words[at]?.text ?? '');
}

const near = 7;

/** A word of this kind stands shortly before, in the same sentence. */
function isNear(line: Line, at: number, role: 'among' | 'past'): boolean {
  for (let back = at - 1; back >= Math.max(0, at - near); back--) {
    if (/^[.,;:]$/.test(line.words[back]?.text ?? ';') || endsAfter(line, back)) return false;
    if (has(line, back, role)) return true;
  }
  return false;
}

/** A sentence ends here: of a short word ("slept in.") the dot is no piece of its own. */
function endsAfter({ text, words }: Line, at: number): boolean {
  return /[.;!?\n]/.test(text.slice(words[at]?.to, words[at + 1]?.from));
}

function isCorrected(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (has(line, at, 'correction')) return true;
  return false;
}
