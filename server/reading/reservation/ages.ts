import { has, type Line } from './line.ts';

/** How old those are who were just named: where that ends, how many ages were told, and whether all are children. */
export type Ages = { next: number; told: number; young: boolean };

const mostWords = 12;
const grownUp = 13;

// "di 3 anni", "(3 e 5)", "aged 4 and 6", ", 8 months old", "who's 6", "che ha 8 mesi"; a number is "#" here.
const ages =
  /^(?<open>\( )?(?:, )?(?<lead>(?:di|da|of|age[ds]?|che (?:ne )?ha(?:nno)?|(?:who|s?he|they)(?:s|re| s| re| is| are)) )?(?<all>#\d+(?: (?:, )?(?:(?:,|e|ed|and|&|o|or|-|\/) )?#\d+(?! half))*)(?: (?:and #1 half|e mezz[oa]))?(?<unit> (?:ann[io]|mes[ie]|years?|yrs?|yo|months?|mths?)(?: - | )?(?:olds?)?)?(?<close> \))?/;

/** The ages told from a word on, in brackets or not; null where none are. */
export function agesAt(line: Line, at: number): Ages | null {
  const { words, meanings } = line;
  const said = words.slice(at, at + mostWords).map(({ kind, text }, place) => {
    const n = kind === 'digits' ? Number(text) : meanings[at + place]?.number;
    return n == null ? text : `#${n}`;
  });
  const match = ages.exec(said.join(' '));
  const { open, lead, all = '', unit, close } = match?.groups ?? {};
  const isBracketed = open !== undefined && close !== undefined;
  const next = at + (match?.[0].trim().split(' ').length ?? 0);
  // "who is six foot five"
  if (match === null || (unit === undefined && has(line, next, 'units'))) return null;
  const isSaid = unit !== undefined || /^(?:age|who|s?he|they)/.test(lead ?? '');
  if (!isSaid && !isBracketed) return null;
  const numbers = [...all.matchAll(/#(\d+)/g)].map(([, n]) => Number(n));
  const young = isSaid && (/m(?:es|on|th)/.test(unit ?? '') || numbers.every((n) => n < grownUp));
  return { next, told: numbers.length, young };
}
