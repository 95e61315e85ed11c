import type { When, WhenContext } from '../../when/when.ts';
import { openHour } from '../bare-hour.ts';
import { countAt } from '../company.ts';
import type { Period } from '../opening.ts';
import type { Mark } from './cues.ts';
import type { Field, Value } from './values.ts';

/** A value and what the words around it say of it. */
export type Marked = Value & { mark: Mark | null };

/**
 * The fields of numbers alone: "make it 8 instead of 7" moves the hour of a table at 7 and the people of a table for 7. The words
 * around tell ("we're 8"), or the value it is held against, or an hour close by; a number at which nobody eats is people.
 */
export function withFields(all: readonly Marked[], { opening, language }: WhenContext): Marked[] {
  const clock = { opening, half: language === 'en', hours: new Set(all.flatMap(hoursTold)) };
  const known: Marked[] = [...all];
  // what the words tell first; an hour close by tells only of the rest
  for (const isSure of [true, true, false])
    for (const [at, value] of known.entries())
      if (value.field === 'number') {
        const one = resolved(value, [known[at - 1], known[at + 1]], { ...clock, isSure });
        for (const hour of hoursTold(one)) clock.hours.add(hour);
        known[at] = one;
      }
  return known.map((value) => (value.field === 'number' ? asPeople(value) : value));
}

/** `half`: hours are told from 1 to 12; `hours`: the hours that are told already. */
type Clock = { opening: readonly Period[]; half: boolean; hours: Set<number>; isSure?: boolean };

type Beside = readonly (Marked | undefined)[];

function hoursTold({ field, told }: Value): number[] {
  return field === 'hour' ? [Number(told.slice(0, 2))] : [];
}

function resolved(value: Marked, beside: Beside, clock: Clock): Marked {
  const partner = partnerOf(value, beside);
  const field = fieldOf(value, partner);
  if (field === 'people') return asPeople(value);
  const hour = hourOf(value, clock) ?? lateHour(value, field);
  if (hour === null) return asPeople(value);
  if (field === 'hour') return asHour(value, hour);
  if (clock.half && followsDay(value, beside[0])) return asHour(value, hour);
  if (clock.isSure) return value;
  return isClose(hour, clock) || isPair(value, partner, clock) ? asHour(value, hour) : value;
}

function fieldOf({ told, mark }: Marked, partner: Marked | undefined): Field | null {
  if (told.includes(':')) return 'hour';
  if (mark?.field) return mark.field;
  return partner === undefined || partner.field === 'number' ? null : partner.field;
}

/** "Swap my fri 7 for sat 7". */
function followsDay({ core }: Value, before: Marked | undefined): boolean {
  return before?.field === 'day' && core - before.to === 1;
}

/** "8 not 7": hours both, of who counts them to twelve. */
function isPair(one: Marked, other: Marked | undefined, clock: Clock): boolean {
  if (other === undefined || !hourOf(other, clock)) return false;
  return clock.half || Math.min(Number(one.told), Number(other.told)) >= 12;
}

/** What a number is held against: the 7 of "8 instead of 7". */
function partnerOf({ mark }: Marked, beside: Beside): Marked | undefined {
  return beside.find(
    (one) => one?.mark && mark && one.mark.sense !== mark.sense && one.field !== 'day',
  );
}

function hourOf({ told }: Value, { opening }: Clock): string | null {
  const [hours = '', minutes = '00'] = told.split(':');
  return openHour(Number(hours), minutes, opening);
}

/** "Could we come at 5?", before the kitchen opens. */
function lateHour({ told }: Value, field: Field | null): string | null {
  const [hours = '', minutes = '00'] = told.split(':');
  if (field !== 'hour' || Number(hours) > 23) return null;
  return `${Number(hours) < 12 ? Number(hours) + 12 : hours}:${minutes}`;
}

function isClose(hour: string, { hours }: Clock): boolean {
  const near = Array.from({ length: 2 * farthest + 1 }, (_, at) => at - farthest);
  return near.some((away) => hours.has(Number(hour.slice(0, 2)) + away));
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
  const [known = countAt(value, count)] = value.of.company;
  return { ...value, field: 'people', of: { whens: [], company: [known] } };
}
