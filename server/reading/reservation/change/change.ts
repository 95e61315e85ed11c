import type { Heard } from '../../hear.ts';
import type { Span } from '../../span.ts';
import { findWhen, type When, type WhenContext } from '../../when/when.ts';
import { lineOf } from '../line.ts';
import type { Ground } from '../moment.ts';
import { type Said, tellApart } from '../tell-apart.ts';
import { cuesIn, marksOf } from './cues.ts';
import { type Marked, withFields } from './numbers.ts';
import { isOneBreath, valuesIn } from './values.ts';

export type Change = { ground: Ground; heard: Heard; context: WhenContext };

/**
 * What changes of a booking that stands, and nothing of what only points at it: of "stasera alle 8 da 4 diventiamo 6" the six.
 * Every value that is told gets a mark from the words around it: it is new, it is given up, it is the booking's. New is what is
 * so marked, else, of a field of which something is given up, what is not marked.
 */
export function changeIn(text: string, { ground, heard, context }: Change): Said {
  const parted = partEnds(text);
  const said = tellApart(parted, context);
  const whens = said.whens.filter(isOurs).map((one) => asComing(parted, one, context));
  const values = valuesIn(lineOf(parted, context.language), { ...said, whens });
  const marks = marksOf(text, values, cuesIn(text, heard));
  const marked = values.map((value, at) => ({ ...value, mark: marks[at] ?? null }));
  const all = withBreath(text, withFields(marked, ground.opening));
  const [people, days, hours] = (['people', 'day', 'hour'] as const).map((field) =>
    newOf(all.filter((one) => one.field === field)),
  );
  const isOnlyNamed = (days ?? []).every((day) => isByTheWay(day, all, ground));
  return {
    whens: [...(isOnlyNamed ? [] : (days ?? [])), ...(hours ?? [])].flatMap(({ of }) => of.whens),
    company: companyOf(people ?? [], said),
  };
}

const fromTo =
  /(?<!\p{L})(from|frm|fae|da|dal|dalle|dall['’]|dai)(\s[^;!?\n]{1,40}?\s|[^;!?\s]{1,5}\s)(to|tae|a|alle|all['’])(?=\s|\d)/giu;
const numberTo = /(\d\s{1,3})(to|tae|[-=]>|→)(?=\s{1,3}\d)/giu;

/** "From 8 to 9" is no stretch but two ends, the old and the new: the text with the words between them gone. */
export function partEnds(text: string): string {
  const gone = ({ length }: string) => ';'.padEnd(length);
  return text
    .replace(fromTo, (_, from: string, one: string, to: string) => gone(from).replace(';', ' ') + one + gone(to))
    .replace(numberTo, (_, one: string, to: string) => one + gone(to));
}

function isOurs({ role }: When): boolean {
  return role !== 'elsewhere' && role !== 'before';
}

/** "I booked the 12th, it should have been the 13th": of a change no day is gone. */
function asComing(text: string, when: When, context: WhenContext): When {
  if (when.sense !== 'past') return when;
  const [alone] = findWhen(text.slice(when.from, when.to), context);
  if (alone === undefined || alone.kind !== when.kind) return when;
  const shift = ({ from, to }: Span) => ({ from: from + when.from, to: to + when.from });
  return {
    ...{ ...alone, ...shift(alone) },
    ...(alone.date ? { date: shift(alone.date) } : {}),
    ...(alone.time ? { time: shift(alone.time) } : {}),
  };
}

/** "It's ten of us tomorrow": where something else changes, a day is new only beside another day, or where it is aimed at. */
function isByTheWay(day: Marked, all: readonly Marked[], { today }: Ground): boolean {
  if (day.mark?.field === 'day') return false;
  if (all.some((one) => one.field === 'day' && one.told !== day.told)) return false;
  if (day.told === today) return true;
  return all.some(({ field, mark }) => field === 'people' && mark?.sense === 'new') ||
    all.some(({ field, mark }) => field === 'hour' && mark?.sense === 'old');
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
  if (fresh.length > 0)
    return fresh.filter((one) => one.field !== 'day' || !isGone(one)).slice(-1);
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
