import { parse } from 'csv-parse/sync';
import { blockingKeys, crowd } from '#server/people/blocking.ts';
import { likeness } from '#server/people/likeness.ts';
import { normalMail, normalPhone } from '#server/people/mail-and-phone.ts';
import type { Portrayal, Reach } from '#server/people/portrayal.ts';
import { textAt } from './files.ts';

type Row = Record<string, string>;
type Sample = { truth: string; person: Portrayal };
type Counts = { right: number; wrong: number; automatic: number; falseMerges: number };
type DuplicateFigures = { precision: number; recall: number; f1: number; falseMerges: number };

/**
 * Pairs the product would suggest among the persons of a FEBRL or Splink CSV (plain or .gz), against the truth in `rec_id` or
 * `cluster`. Nothing is learnt from the data; the number FEBRL gives each citizen (`soc_sec_id`) is not read. For the
 * automatic threshold every mail counts as verified, which is the hardest case.
 */
export async function evaluateDuplicates(
  path: string,
): Promise<{ lines: string[]; json: DuplicateFigures }> {
  const samples = read(path).map(sampleOf);
  const start = performance.now();
  const candidates = candidatesOf(samples.map((sample) => sample.person));
  const counts = judge(samples, candidates);
  const ms = performance.now() - start;
  return report(samples, counts, { compared: candidates.length, ms });
}

function read(path: string): Row[] {
  const rows: Row[] = parse(textAt(path), {
    columns: true,
    trim: true,
    bom: true,
    relax_column_count: true,
  });
  const known = rows[0] && ('cluster' in rows[0] || 'rec_id' in rows[0]);
  if (!known) throw new Error(`${path} has neither a column rec_id nor a column cluster`);
  return rows;
}

function sampleOf(row: Row, at: number): Sample {
  const address = [row.street_number, row.address_1, row.address_2].filter(Boolean).join(' ');
  const name = `${row.given_name ?? row.first_name ?? ''} ${row.surname ?? ''}`.trim();
  const person: Portrayal = {
    id: String(at),
    names: name ? [name] : [],
    mails: verified(row.email && (normalMail(row.email) ?? row.email.toLowerCase())),
    phones: verified(row.phone_number && normalPhone(row.phone_number, 'AU')),
    handles: [],
    place: row.suburb ?? row.city ?? null,
    address: address || null,
    postcode: row.postcode ?? null,
    born: dayOf(row.date_of_birth ?? row.dob ?? ''),
  };
  return { truth: row.cluster ?? row.rec_id?.replace(/-(org|dup-\d+)$/, '') ?? '', person };
}

function verified(value: string | null | undefined): Reach[] {
  return value ? [{ value, trust: 'platform' }] : [];
}

function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  return year ? `${year}-${month}-${day}` : null;
}

/** Every two persons who share a key that no crowd shares, once. */
function candidatesOf(people: readonly Portrayal[]): [number, number][] {
  const keyed = people.flatMap((person, at) => blockingKeys(person).map((key) => ({ key, at })));
  const blocks = Map.groupBy(keyed, ({ key }) => key);
  const pairs = new Map<number, [number, number]>();
  for (const block of blocks.values()) {
    if (block.length > crowd) continue;
    for (const [i, { at: a }] of block.entries())
      for (const { at: b } of block.slice(i + 1)) pairs.set(a * people.length + b, [a, b]);
  }
  return [...pairs.values()];
}

function judge(samples: readonly Sample[], candidates: readonly [number, number][]): Counts {
  const counts = { right: 0, wrong: 0, automatic: 0, falseMerges: 0 };
  for (const [a, b] of candidates) {
    const [first, second] = [samples[a], samples[b]];
    if (!first || !second) continue;
    const { verdict } = likeness(first.person, second.person);
    if (verdict === 'different') continue;
    const isOne = first.truth === second.truth;
    counts[isOne ? 'right' : 'wrong']++;
    if (verdict !== 'automatic') continue;
    counts.automatic++;
    if (!isOne) counts.falseMerges++;
  }
  return counts;
}

type Work = { compared: number; ms: number };

function report(samples: readonly Sample[], counts: Counts, { compared, ms }: Work) {
  const { right, wrong, automatic, falseMerges } = counts;
  const pairs = truePairs(samples);
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, pairs);
  const f1 = (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall);
  const lines = [
    `${samples.length} records, ${pairs} true pairs, ${compared} pairs compared in ${ms.toFixed(0)} ms`,
    `suggested        ${right + wrong} pairs, of which ${wrong} wrong`,
    `precision        ${(precision * 100).toFixed(2)}%`,
    `recall           ${(recall * 100).toFixed(2)}%`,
    `F1               ${(f1 * 100).toFixed(2)}%`,
    `joined by itself ${automatic} pairs, of which ${falseMerges} wrong`,
  ];
  return { lines, json: { precision, recall, f1, falseMerges } };
}

function truePairs(samples: readonly Sample[]): number {
  const persons = Map.groupBy(samples, (sample) => sample.truth);
  return [...persons.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}
