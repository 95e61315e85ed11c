import { amountOf, has, type Line } from './line.ts';
import type { List } from './nouns.ts';

const mostTables = 9;

/** "Due tavoli da sei", "two tables of eight", "3 famiglie da 4": so many times so many. */
export function severalOf(line: Line, at: number): List | null {
  const tables = amountOf(line, at);
  const name = line.words[at + 1]?.text ?? '';
  if (tables === null || tables < 2 || tables > mostTables || !many.test(name)) return null;
  const of =
    has(line, at + 2, 'fillers') && !joint.test(line.words[at + 2]?.text ?? '') ? at + 3 : at + 2;
  if (!joint.test(line.words[of]?.text ?? '')) return null;
  const each = amountOf(line, of + 1);
  if (each === null || each < 2 || has(line, of + 2, 'or', 'units')) return null;
  return {
    first: at,
    next: of + 2,
    count: tables * each,
    children: null,
    named: true,
    self: false,
  };
}

const many = /^(?:tavoli|tavolate|gruppi|famiglie|squadre|tables|groups|families|teams|booths)$/;
const joint = /^(?:da|di|of)$/;
