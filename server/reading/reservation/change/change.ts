import type { Heard } from '../../hear.ts';
import type { Tongue } from '../../tongue.ts';
import { lineOf } from '../line.ts';
import type { Ground } from '../moment.ts';
import type { Said } from '../tell-apart.ts';
import { cuesIn, marksOf } from './cues.ts';
import { type Marked, withFields } from './numbers.ts';
import { isOneBreath, valuesIn } from './values.ts';

export type Change = { ground: Ground; heard: Heard; language: Tongue };

/**
 * What changes of a booking that stands, and nothing of what only points at it: of "stasera alle 8 da 4 diventiamo 6" the six.
 * Every value that is told gets a mark from the words around it: it is new, it is given up, it is the booking's. New is what is
 * so marked, else, of a field of which something is given up, what is not marked.
 */
export function changeIn(text: string, said: Said, { ground, heard, language }: Change): Said {
  const values = valuesIn(lineOf(text, language), { ...said, whens: said.whens.filter(isOurs) });
  const marks = marksOf(text, values, cuesIn(heard));
  const marked = values.map((value, at) => ({ ...value, mark: marks[at] ?? null }));
  const all = withBreath(text, withFields(marked, ground.opening));
  const [people, days, hours] = (['people', 'day', 'hour'] as const).map((field) =>
    newOf(all.filter((one) => one.field === field)),
  ) as [Marked[], Marked[], Marked[]];
  return {
    whens: [...days, ...hours].flatMap(({ of }) => of.whens),
    company: companyOf(people, said),
  };
}

function isOurs({ role }: Said['whens'][number]): boolean {
  return role !== 'elsewhere' && role !== 'before';
}

/** "Facciamo domenica alle 13": an hour said in one breath with its day is new, or old, as the day is. */
function withBreath(text: string, all: readonly Marked[]): Marked[] {
  const known: Marked[] = [];
  for (const one of all) {
    const last = known.at(-1);
    const follows = last?.field === 'day' && one.field === 'hour' && one.mark === null;
    known.push(follows && isOneBreath(text, last, one) ? { ...one, mark: last.mark } : one);
  }
  return known;
}

/** The new values of a field. */
function newOf(all: readonly Marked[]): Marked[] {
  const old = all.filter(({ mark }) => mark?.sense === 'old');
  const isGone = ({ told }: Marked) => old.some((one) => one.told === told);
  const fresh = all.filter(({ mark }) => mark?.sense === 'new');
  if (fresh.length > 0) return fresh.filter((one) => one.field !== 'day' || !isGone(one));
  if (old.length === 0) return [];
  return all.filter((one) => one.mark === null && !isGone(one)).slice(-1);
}

/** How many come, the last that is told, and which of them are children. */
function companyOf(people: readonly Marked[], { company }: Said): Said['company'] {
  const last = people.at(-1)?.of.company[0];
  if (last === undefined) return [];
  const among = company.filter((one) => one !== last && (one.among || one.count === one.children));
  return [{ ...last, past: false }, ...among.filter(({ from }) => from >= last.to)];
}
