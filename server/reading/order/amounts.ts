import type { Token, Tokens } from '../tokens.ts';

/** How many, and of what: `unit` is the word as written, folded ("kg", "scatole"). */
export type Amount = {
  value: number;
  unit: string | null;
  confidence: number;
  first: number;
  last: number;
};

const listed =
  'uno:1 due:2 tre:3 quattro:4 cinque:5 sei:6 sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12 quindici:15 venti:20 trenta:30 quaranta:40 cinquanta:50 cento:100 dozzina:12 decina:10 ventina:20 paio:2 coppia:2 ' +
  'one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 fifteen:15 twenty:20 thirty:30 forty:40 fifty:50 hundred:100 dozen:12 couple:2 both:2';
const numbers = new Map(
  listed.split(' ').map((pair) => [pair.split(':')[0], Number(pair.split(':')[1])]),
);
const single = new Set(['un', 'una', 'uno', 'a', 'an', 'one', 'another']);
const groups = new Set(['dozzina', 'decina', 'ventina', 'paio', 'coppia', 'dozen', 'couple']);
const halves = new Set(['mezzo', 'mezza', 'half']);
const units = new Set(
  (
    'kg chilo chili etto etti g gr grammi lt litro litri l scatola scatole confezione confezioni bottiglia bottiglie cartone cartoni cassa casse vassoio vassoi vaschetta vaschette porzione porzioni pezzo pezzi pacco pacchi vasetto vasetti barattolo barattoli tavoletta tavolette paia busta buste fetta fette ' +
    'box boxes bottle bottles case cases pack packs tray trays jar jars pair pairs kilo kilos portion portions piece pieces slice slices bag bags bar bars tin tins'
  ).split(' '),
);
const between = new Set(
  'di d of da x belle bei bella bello grandi grande piccole piccoli piccola vostri vostre vostro vostra nuove nuovi altre altri altro altra large small big medium more extra whole your the fresh'.split(
    ' ',
  ),
);
const furthest = 5;
const sure = 0.9;
const article = 0.7;

/** The amount said before the word at `first`: "due cassate", "3 scatole di cioccolato", "mezza dozzina di". */
export function amountBefore({ words }: Tokens, first: number): Amount | null {
  let unit: string | null = null;
  for (let at = first - 1; at >= Math.max(0, first - furthest); at--) {
    const word = words[at] as Token;
    const name = word.forms[0] ?? '';
    if (word.clause !== words[first]?.clause) return null;
    if (groups.has(name)) return inGroups(words, at, unit);
    const value = numberOf(word);
    if (value !== null) return { value, unit, confidence: sure, first: at, last: first - 1 };
    if (single.has(name))
      return { value: 1, unit, confidence: article, first: at, last: first - 1 };
    if (units.has(name)) unit = name;
    else if (!between.has(name)) return null;
  }
  return null;
}

/** The amount said after the word at `last`: "cassata x 2". */
export function amountAfter({ words }: Tokens, last: number): Amount | null {
  const [times, number, next] = [words[last + 1], words[last + 2], words[last + 3]];
  if (times === undefined || number === undefined || times.forms[0] !== 'x') return null;
  if (number.clause !== words[last]?.clause || /^(?:pers|pax|people)/.test(next?.forms[0] ?? ''))
    return null;
  const value = numberOf(number);
  return value === null
    ? null
    : { value, unit: null, confidence: sure, first: last + 1, last: last + 2 };
}

/** "una dozzina", "mezza dozzina", "half a dozen", "two dozen". */
function inGroups(words: readonly Token[], at: number, unit: string | null): Amount {
  const of = numbers.get(words[at]?.forms[0] ?? '') ?? 1;
  const [before, further] = [words[at - 1], words[at - 2]];
  const isHalf = (word: Token | undefined) => halves.has(word?.forms[0] ?? '');
  const half = isHalf(before) || (single.has(before?.forms[0] ?? '') && isHalf(further));
  const times = before === undefined ? 1 : (numberOf(before) ?? 1);
  const first =
    half && !isHalf(before)
      ? at - 2
      : before !== undefined && (half || times > 1 || single.has(before.forms[0] ?? ''))
        ? at - 1
        : at;
  return { value: half ? of / 2 : of * times, unit, confidence: sure, first, last: at };
}

export function numberOf({ forms, number }: Token): number | null {
  const [name = ''] = forms;
  if (!number) return single.has(name) ? null : (numbers.get(name) ?? null);
  const value = /^\d{1,3}(?:[.,]\d)?$/.test(name) ? Number(name.replace(',', '.')) : Number.NaN;
  return value > 0 ? value : null;
}

export function isUnit(word: string): boolean {
  return units.has(word);
}
