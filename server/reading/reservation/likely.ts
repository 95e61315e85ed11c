import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';
import type { Company } from './company.ts';
import { companySigns } from './company-signs.ts';
import { together } from './company-together.ts';
import type { Line } from './line.ts';
import { softmax } from './softmax.ts';
import { fileOf, linesIn } from './weights.ts';

/** How much a sign speaks for a statement saying how many come. */
type Weights = ReadonlyMap<string, number>;

const learned: Record<Tongue, Weights> = { it: read('it'), en: read('en') };

/** Every statement that may say how many come: those of the text, and what some of them come to together. */
export function choicesOf(line: Line, found: readonly Company[]): Company[] {
  return [...found, ...together(line, found)];
}

/** Who is said to come, each statement with how likely it is, among all of them and none, to say how many. */
export function weighed(
  line: Line,
  found: readonly Company[],
  { language, weights = learned[language] }: { language: Tongue; weights?: Weights },
): Company[] {
  const all = choicesOf(line, found);
  const sums = companySigns(line, all).map((signs) =>
    signs.reduce((much, sign) => much + (weights.get(sign) ?? 0), 0),
  );
  const [, ...shares] = softmax([0, ...sums]);
  const counted = new Map<number | null, number>();
  all.forEach(({ count }, at) => {
    counted.set(count, (counted.get(count) ?? 0) + (shares[at] ?? 0));
  });
  return all.map((one, at) => ({ ...one, likely: likelyOf(counted.get(one.count), shares[at]) }));
}

/** As likely as all that say the same are together; the likeliest of them a little before the others. */
function likelyOf(together = 0, own = 0): number {
  return together - (together - own) * aside;
}

const aside = 0.001;

/** How likely these are among themselves: the others are of another table. */
export function apart(some: readonly Company[], all: readonly Company[]): Company[] {
  const rest = Math.max(0, 1 - saidBy(all)) + saidBy(some);
  return some.map((one) => ({ ...one, likely: rest > 0 ? one.likely / rest : 0 }));
}

/** How likely it is that one of them says how many come; what several say is counted once. */
function saidBy(some: readonly Company[]): number {
  const most = new Map<number | null, number>();
  for (const { count, likely } of some) most.set(count, Math.max(most.get(count) ?? 0, likely));
  return [...most.values()].reduce((sum, likely) => sum + likely, 0);
}

function read(language: Tongue): Weights {
  return peopleWeightsIn(readFileSync(fileOf('people', language), 'utf8'));
}

/** Weights as they are kept, a sign a line, in hundredths. */
export function peopleWeightsIn(text: string): Weights {
  return new Map(linesIn(text).map(([sign, weight]) => [sign, Number(weight) / 100]));
}
