import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';

/** What a message may want with a table, `none` first. */
export const outcomes = [
  ...(['none', 'reserve', 'ask_availability', 'cancel', 'move', 'past_visit'] as const),
] as const;
export type Outcome = (typeof outcomes)[number];

/** How much a sign speaks for each outcome, in their order. */
export type Weights = ReadonlyMap<string, readonly number[]>;

const learned: Record<Tongue, Weights> = { it: read('it'), en: read('en') };

/** The weights that `npm run learn` made of the cases. */
export function weightsFor(language: Tongue): Weights {
  return learned[language];
}

/** Where they are kept. */
export function fileOf(language: Tongue): URL {
  return new URL(`./weights/${language}.txt`, import.meta.url);
}

/** A line a sign: its name, then its weights in hundredths. */
export function written(weights: Weights): string {
  const lines = [...weights].map(
    ([sign, all]) => `${sign}\t${all.map((one) => Math.round(one * 100)).join(' ')}`,
  );
  return `${lines.join('\n')}\n`;
}

function read(language: Tongue): Weights {
  const lines = readFileSync(fileOf(language), 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => weightsIn(line)));
}

function weightsIn(line: string): [string, number[]] {
  const [sign = '', all = ''] = line.split('\t');
  return [sign, all.split(' ').map((one) => Number(one) / 100)];
}
