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

/** Who is said to come, each statement with how likely it is to say how many. */
export function weighed(
  line: Line,
  all: readonly Company[],
  { language, weights = learned[language] }: { language: Tongue; weights?: Weights },
): Company[] {
  const signs = companySigns(line, all);
  return all.map((one, at) => {
    const sum = (signs[at] ?? []).reduce((much, sign) => much + (weights.get(sign) ?? 0), 0);
    return { ...one, likely: softmax([0, sum])[1] ?? 0 };
  });
}

function read(language: Tongue): Weights {
  const rows = rowsIn(readFileSync(fileOf('people', language), 'utf8'));
  return new Map([...rows].map(([sign, [weight = 0]]) => [sign, weight]));
}
