import type { Company } from '../company.ts';
import { openHour } from '../bare-hour.ts';
import type { Period } from '../opening.ts';
import type { When } from '../../when/when.ts';
import type { Mark } from './cues.ts';
import type { Field, Value } from './values.ts';

/** A value and what the words around it say of it. */
export type Marked = Value & { mark: Mark | null };

/**
 * The fields of numbers alone: "make it 8 instead of 7" moves the hour of a table at 7 and the people of a table for 7. The words
 * around tell ("we're 8"), or the value it is held against, or an hour close by; a number at which nobody eats is people.
 */
export function withFields(all: readonly Marked[], opening: readonly Period[]): Marked[] {
  const known: Marked[] = [...all];
  // the second time what was made out first is known
  for (const _ of ['first', 'again'])
    for (const [at, value] of known.entries())
      if (value.field === 'number') known[at] = resolved(value, known, { at, opening });
  return known.map((value) => (value.field === 'number' ? asPeople(value) : value));
}

type Place = { at: number; opening: readonly Period[] };

function resolved(value: Marked, all: readonly Marked[], { at, opening }: Place): Marked {
  const partner = partnerOf(value, [all[at - 1], all[at + 1]]);
  const isClock = value.told.includes(':');
  const known = partner?.field === 'number' ? null : (partner?.field ?? null);
  const field = isClock ? 'hour' : (value.mark?.field ?? known);
  if (field === 'people') return asPeople(value);
  const hour = hourOf(value, opening) ?? lateHour(value, field);
  if (hour === null) return asPeople(value);
  const isHour = field === 'hour' || all.some((one) => isClose(one, hour));
  if (isHour || (partner && hourOf(partner, opening))) return asHour(value, hour);
  return value;
}

/** What a number is held against: the 7 of "8 instead of 7". */
function partnerOf({ mark }: Marked, beside: readonly (Marked | undefined)[]): Marked | undefined {
  return beside.find((one) => one?.mark && mark && one.mark.sense !== mark.sense && one.field !== 'day');
}

function hourOf({ told }: Value, opening: readonly Period[]): string | null {
  const [hours = '', minutes = '00'] = told.split(':');
  return openHour(Number(hours), minutes, opening);
}

/** "Could we come at 5?", before the kitchen opens. */
function lateHour({ told }: Value, field: Field | null): string | null {
  const [hours = '', minutes = '00'] = told.split(':');
  if (field !== 'hour' || Number(hours) > 23) return null;
  return `${Number(hours) < 12 ? Number(hours) + 12 : hours}:${minutes}`;
}

function isClose({ field, told }: Value, hour: string): boolean {
  if (field !== 'hour') return false;
  return Math.abs(Number(told.slice(0, 2)) - Number(hour.slice(0, 2))) <= farthest;
}

const farthest = 3;

function asHour(value: Marked, hour: string): Marked {
  const when: When = {
    ...{ from: value.from, to: value.to, kind: 'time', values: [{ start: hour, end: null }] },
    ...{ ambiguous: false, approximate: false, sense: 'either' },
  };
  return { ...value, field: 'hour', told: hour, of: { whens: [when], company: [] } };
}

function asPeople(value: Marked): Marked {
  const count = Number(value.told);
  const alone: Company = {
    ...{ from: value.from, to: value.to, count, children: null, strength: 2 },
    ...{ among: false, corrects: false, past: false, adds: false },
  };
  const [known] = value.of.company;
  return { ...value, field: 'people', of: { whens: [], company: [known ?? alone] } };
}
