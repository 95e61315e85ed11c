import { has, type Line } from './line.ts';

/** How old those are who were just named: where that ends, how many ages were told, and whether all are children. */
export type Ages = { next: number; told: number; young: boolean };

const mostWords = 12;
const grownUp = 13;

// "di 3 anni", "(3 e 5)", "aged 4 and 6", ", 8 months old", "who's 6", "che ha 8 mesi"; a number is "#" here.
const ages =
  /^(?<open>\( )?(?:, )?(?<lead>(?:di|da|of|age[ds]?|che (?:ne )?ha(?:nno)?|(?:who|s?he|they)(?:s|re| s| re| is| are)) )?(?<all>#\d+(?: (?:, )?(?:(?:,|e|ed|and|&|o|or|-|\/) )?#\d+(?! half))*)(?: (?:and #1 half|e mezz[oa]))?(?<unit> (?:ann[io]|mes[ie]|years?|yrs?|yo|months?|mths?)(?:(?: - | )?olds?)?)?(?<close> \))?/;

/** The ages told from a word on, in brackets or not; null where none are. */
export function agesAt(line: Line, at: number): Ages | null {
  if (!hasNumber(line, at)) return null;
  const match = ages.exec(spelledFrom(line, at));
  const { open, lead, all = '', unit, close } = match?.groups ?? {};
  const isBracketed = open !== undefined && close !== undefined;
  const next = at + (match?.[0].trim().split(' ').length ?? 0);
  // "who is six foot five"
  if (match === null || (unit === undefined && has(line, next, 'units'))) return null;
  // "ciao Marco, 3 anni fa da voi"
  if (/^(?:fa|ago|dopo|later|prima)$/.test(line.words[next]?.text ?? '')) return null;
  const numbers = [...all.matchAll(/#(\d+)/g)].map(([, n]) => Number(n));
  const isLed = /^(?:age|who|s?he|they)/.test(lead ?? '');
  const isSaid = unit !== undefined || isLed || isOfAge(line, at, { next, told: numbers.length });
  if (!isSaid && !isBracketed) return null;
  const young = isSaid && (/m(?:es|on|th)/.test(unit ?? '') || numbers.every((n) => n < grownUp));
  return { next, told: numbers.length, young };
}

/** Few words have an age behind them: most places need no closer look. */
function hasNumber({ words, meanings }: Line, from: number): boolean {
  for (let at = from; at < from + longestLead; at++)
    if (words[at]?.kind === 'digits' || meanings[at]?.number != null) return true;
  return false;
}

/** "( , che ne ha" and the number. */
const longestLead = 6;

/** The words from one on, each number written as "#7"; an article only where it counts: "a year", not "7 and a girl". */
function spelledFrom({ words, meanings }: Line, from: number): string {
  const said = words.slice(from, from + mostWords).map(({ kind, text }, place) => {
    const at = from + place;
    const n = kind === 'digits' ? Number(text) : meanings[at]?.number;
    const isArticle = /^(?:an?|un[oa]?)$/.test(text) && !counted.test(words[at + 1]?.text ?? '');
    return n == null || isArticle ? text : `#${n}`;
  });
  return said.join(' ');
}

const counted = /^(?:ann[io]|mes[ei]|years?|yrs?|months?|mths?|half)$/;

const one =
  /^(?:boy|girl|son|daughter|lad|lass|kid|child|figli[oa]|ragazz[oa]|bimb[oa]|bambin[oa])$/;
const several =
  /^(?:boys|girls|sons|daughters|kids|children|figli[e]?|bimb[ie]|bambin[ie]|nipotini)$/;

/** "A boy of 7 and a girl of 4", "our two girls, 3 and 6, and me": how old they are, and nothing that could be counted. */
function isOfAge(line: Line, at: number, { next, told }: Omit<Ages, 'young'>): boolean {
  const [noun, lead] = [line.words[at - 1]?.text ?? '', line.words[at]?.text ?? ''];
  const isOne = /^(?:of|di)$/.test(lead) && one.test(noun);
  if (!isOne && (lead !== ',' || told < 2 || !several.test(noun))) return false;
  const after = line.words[next];
  const ends = after === undefined || after.kind === 'sign' || has(line, next, 'and');
  return ends || line.taken[next] === true;
}
