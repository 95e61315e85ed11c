import type { Line } from './line.ts';

/** How old those are who were just named: where that ends, how many ages were told, and whether all are children. */
export type Ages = { next: number; told: number; young: boolean };

const mostWords = 12;
const grownUp = 13;

// "di 3 anni", "(3 e 5)", "aged 4 and 6", ", 8 months old"; a number is "#" here.
const ages =
  /^(?<open>\( )?(?:, )?(?<lead>(?:di|da|of|age[ds]?) )?(?<all>#\d+(?: (?:, )?(?:(?:,|e|ed|and|&|o|or|-|\/) )?#\d+)*)(?<unit> (?:ann[io]|mes[ie]|years?|yrs?|yo|months?|mths?)(?: - | )?(?:olds?)?)?(?<close> \))?/;

/** The ages told from a word on, in brackets or not; null where none are. */
export function agesAt({ words, meanings }: Line, at: number): Ages | null {
  const said = words.slice(at, at + mostWords).map(({ kind, text }, place) => {
    const n = kind === 'digits' ? Number(text) : meanings[at + place]?.number;
    return n == null ? text : `#${n}`;
  });
  const match = ages.exec(said.join(' '));
  const { open, lead, all = '', unit, close } = match?.groups ?? {};
  const isBracketed = open !== undefined && close !== undefined;
  const isSaid = unit !== undefined || lead?.startsWith('age') === true;
  if (match === null || (!isSaid && !isBracketed)) return null;
  const numbers = [...all.matchAll(/#(\d+)/g)].map(([, n]) => Number(n));
  const young = isSaid && (/m(?:es|on|th)/.test(unit ?? '') || numbers.every((n) => n < grownUp));
  return { next: at + match[0].trim().split(' ').length, told: numbers.length, young };
}
