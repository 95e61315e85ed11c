import { median } from './firm.ts';
import type { Many } from './many.ts';
import type { Interleaved, Pass } from './rounds.ts';

/** One line of the table and of the JSON. `value` is a median over rounds; `ratio` is `value` over what it is held against. */
export type Line = {
  figure: string;
  value: number;
  unit: string;
  /** What was measured in the same run, with its own median; empty where there is nothing to hold it against. */
  against: string;
  ratio: number | null;
  rounds: number;
  min: number;
  max: number;
};

/** What a figure is given: how thorough to be, where to say what a reader must know, and the seeded databases. */
export type Run = {
  quick: boolean;
  rounds: number;
  note(text: string): void;
  /** Seeded once a run, at the first asking. */
  many(): Promise<Many>;
};

export type Measure = (run: Run) => Promise<Line[]>;

type Named = { figure: string; unit: string; key: string; against?: string };

/** The line of one measure of interleaved rounds. The ratio is the median of the rounds' own ratios. */
export function lineOf({ kept }: Interleaved, { figure, unit, key, against = '' }: Named): Line {
  const of = (pass: Pass) => pass[key] ?? Number.NaN;
  const ours = kept.map((round) => of(round.ours));
  const bare = kept.map((round) => of(round.bare));
  return {
    figure,
    unit,
    value: median(ours),
    against: against && `${against}: ${rounded(median(bare))} ${unit}`,
    ratio: against ? median(ours.map((value, i) => value / (bare[i] ?? Number.NaN))) : null,
    rounds: kept.length,
    min: Math.min(...ours),
    max: Math.max(...ours),
  };
}

/** The line of a measure that stands alone. */
export function aloneOf(figure: string, unit: string, values: readonly number[]): Line {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const alone = { against: '', ratio: null, rounds: values.length };
  return { figure, unit, value: median(values), ...alone, min, max };
}

/** Three figures that count. */
export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}
