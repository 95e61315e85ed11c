import type { Company } from './company.ts';
import { amountOf, has, isUnknown, type Line } from './line.ts';
import { type Role, roles } from './people-words.ts';

/**
 * What speaks for and against each statement being the one that says how many come: how it is said, the words around it, and what
 * else is said of people. In the order of the statements; time grows with the length of the text.
 */
export function companySigns(line: Line, all: readonly Company[]): string[][] {
  const single = all.filter(({ parts }) => parts.length === 0);
  const others = othersOf(single);
  const signs = new Map(
    single.map((one, at) => [
      one,
      [
        ...ownSigns(line, one),
        ...listSigns(line, one),
        ...wordSigns(line, one),
        ...(others[at] ?? []),
      ],
    ]),
  );
  const sums = all.filter(({ parts }) => parts.length > 0);
  for (const sum of sums) for (const one of single) signs.get(one)?.push(...besideSum(one, sum));
  return all.map((one) => signs.get(one) ?? sumSigns(line, one, single));
}

function besideSum(one: Company, sum: Company): string[] {
  if (sum.parts.includes(one)) return sum.parts[0] === one ? ['first of a sum'] : ['of a sum'];
  return one.count === sum.count && one.from >= sum.to ? ['a sum'] : [];
}

/** What speaks for those told apart coming together. */
function sumSigns(line: Line, sum: Company, single: readonly Company[]): string[] {
  const { parts, count } = sum;
  const others = single.filter((one) => !parts.includes(one) && !one.past);
  const signs = ['together', `together ${Math.min(parts.length, 4)}`, `together ${sizeOf(count)}`];
  const has = (is: (one: Company) => boolean, sign: string) => others.some(is) && signs.push(sign);
  has((one) => one.count === count, 'together the same again');
  has((one) => one.count === count && one.from > sum.to, 'together summed up');
  has((one) => one.strength > 1, 'together a plain one');
  has((one) => one.strength > 1 && one.corrects, 'together corrected');
  if (parts.some((one) => (one.count ?? 0) * 2 === count)) signs.push('together halves');
  parts.forEach((one, at) => {
    const last = parts[at - 1];
    if (last) signs.push(...gapSigns(line, last, one));
    signs.push(`${last ? 'joins' : 'leads'} ${one.strength}`);
  });
  return signs;
}

/** How one of those told apart follows another. */
function gapSigns(line: Line, last: Company, next: Company): string[] {
  const far = next.first - last.next;
  const between = Array.from({ length: far }, (_, at) => line.words[last.next + at]?.text ?? '');
  return [
    `gap ${Math.min(far, 4)}`,
    `gap begins ${between[0] ?? ''}`,
    `gap ends ${between.at(-1) ?? ''}`,
    `then ${line.words[next.first]?.text}`,
    ...(next.adds ? ['gap adds'] : []),
    ...(next.children === next.count ? ['then children'] : []),
    ...(next.children === next.count && next.strength === 1 ? ['then only named children'] : []),
  ];
}

function ownSigns({ words }: Line, one: Company): string[] {
  const size = sizeOf(one.count);
  const signs = ['said', `said ${one.strength}`, `size ${size}`, `size ${one.strength} ${size}`];
  for (const flag of ['past', 'among', 'corrects', 'adds'] as const)
    if (one[flag]) signs.push(flag);
  if (one.corrects && one.strength > 1) signs.push('corrects plainly');
  if (one.children !== null)
    signs.push(one.children === one.count ? 'only children' : 'with children');
  if (one.strength > 0) return signs;
  // "a table 4 2": one of the two says "for"
  signs.push(`number ${words[one.first]?.text}`);
  if (words[one.first]?.kind === 'digits') signs.push('digits');
  if (words[one.first]?.glued) signs.push('glued');
  if (words[one.next]?.glued) signs.push('glued after');
  return signs;
}

function sizeOf(count: number | null): string {
  if (count === null || count > 40) return 'beyond';
  return count > 12 ? 'many' : count > 2 ? 'few' : String(count);
}

/** Its own words: who "2 ospiti" are is told by the last of them. */
function listSigns(line: Line, { first, next, strength }: Company): string[] {
  if (strength === 0) return [];
  const words = Array.from({ length: next - first }, (_, at) => first + at);
  const named = telling.filter((role) => words.some((at) => has(line, at, role)));
  return [
    `begins ${wordAt(line, first)}`,
    ...signsAt(line, next - 1).map((sign) => `ends ${sign}`),
    ...named.map((role) => `names [${role}]`),
  ];
}

/** What tells a list of people from another. */
const telling: readonly Role[] = ['companion', 'children', 'adults', 'and', 'pairs'];

function wordSigns(line: Line, { first, next, strength }: Company): string[] {
  const signs = [
    ...(isSummedUp(line, first) ? ['summed up'] : []),
    `two before ${wordAt(line, first - 2)}`,
    `two after ${wordAt(line, next + 1)}`,
    ...signsAt(line, first - 1).map((sign) => `before ${sign}`),
    ...signsAt(line, next).map((sign) => `after ${sign}`),
  ];
  // a number by itself is told by its neighbours alone: they say something else of it than of a list
  return strength > 0 ? signs : [...signs, ...signs.slice(2).map((sign) => `bare ${sign}`)];
}

const nearly = 3;

/** "Viene pure mia suocera, quindi 7", "Dave is coming too so 6". */
function isSummedUp(line: Line, first: number): boolean {
  const before = line.words.slice(Math.max(0, first - nearly), first);
  return before.some(({ text }) => summing.test(text));
}

const summing =
  /^(?:so|makes?|making|total|altogether|=|quindi|sicche|dunque|percio|cosi|fa|fanno|facciamo|mettiamo|totale|insomma|cioe)$/;

/** A word, what it can say of people, and what it is. */
function signsAt(line: Line, at: number): string[] {
  const signs = [wordAt(line, at)];
  if (line.taken[at]) return signs;
  for (const role of roles) if (has(line, at, role)) signs.push(`[${role}]`);
  if (isUnknown(line, at)) signs.push('unknown');
  if (line.words[at]?.kind === 'sign') signs.push('sign');
  return signs;
}

function wordAt(line: Line, at: number): string {
  const word = line.words[at];
  if (word === undefined) return '^';
  if (line.taken[at]) return '(when)';
  return amountOf(line, at) === null ? word.text : '#';
}

/** For each statement what the others are, seen from it: plainer, larger, before and after. */
function othersOf(all: readonly Company[]): string[][] {
  const signs: string[][] = all.map(() => (all.length === 1 ? ['no other'] : []));
  const counts = new Map<number | null, number>();
  for (const { count } of all) counts.set(count, (counts.get(count) ?? 0) + 1);
  const now = all.filter(({ past }) => !past);
  const plainest = Math.max(-1, ...now.map(({ strength }) => strength));
  const plain = now.filter(({ strength }) => strength === 3);
  const largest = Math.max(0, ...all.map(({ count }) => count ?? 0));
  all.forEach((one, at) => {
    const own = signs[at] ?? [];
    if (plainest > one.strength) own.push('a plainer one');
    if (plain.some((other) => other !== one)) own.push('a plain one');
    if ((counts.get(one.count) ?? 0) > 1) own.push('the same again');
    if (largest > (one.count ?? 0)) own.push('a larger one');
  });
  tellOrder(all, signs);
  return signs;
}

function tellOrder(all: readonly Company[], signs: string[][]): void {
  let [plainest, corrected, plainly] = [-1, false, false];
  for (const [at, one] of all.entries()) {
    if (plainest >= one.strength) signs[at]?.push('as plain before');
    plainest = Math.max(plainest, one.strength);
  }
  plainest = -1;
  for (const [at, one] of [...all.entries()].reverse()) {
    if (plainest >= one.strength) signs[at]?.push('as plain after');
    if (corrected) signs[at]?.push('corrected after');
    if (plainly) signs[at]?.push('corrected plainly');
    plainest = Math.max(plainest, one.strength);
    corrected ||= one.corrects;
    plainly ||= one.corrects && one.strength > 1;
  }
}
