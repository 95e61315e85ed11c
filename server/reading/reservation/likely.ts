import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';
import type { Company } from './company.ts';
import { companySigns } from './company-signs.ts';
import type { Line } from './line.ts';
import { softmax } from './softmax.ts';
import { fileOf, rowsIn } from './weights.ts';

/** How much a sign speaks for a statement saying how many come. */
type Weights = ReadonlyMap<string, number>;

const learned: Record<Tongue, Weights> = { it: read('it'), en: read('en') };

/** Who is said to come, each statement with how likely it is, among all of them and none, to say how many. */
export function weighed(
  line: Line,
  all: readonly Company[],
  { language, weights = learned[language] }: { language: Tongue; weights?: Weights },
): Company[] {
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

function read(language: Tongue): Weights {
  const rows = rowsIn(readFileSync(fileOf('people', language), 'utf8'));
  return new Map([...rows].map(([sign, [weight = 0]]) => [sign, weight]));
}
