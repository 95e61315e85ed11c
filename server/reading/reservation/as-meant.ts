import type { Heard } from '../hear.ts';
import { parseDay } from '../when/civil.ts';
import type { When, WhenContext } from '../when/when.ts';
import { anyDays, daysOfDeciding } from './any-day.ts';
import { completed } from './completed.ts';
import { asEarliest } from './earliest.ts';
import { isServed } from './opening.ts';
import { dayAlone, hasDay } from './readings.ts';
import { isHour } from './table-hour.ts';

/** What the findings of a text are to who wants a table. */
export function asMeant(text: string, whens: readonly When[], heard: Heard): When[] {
  return asEarliest(text, completed(text, whens), heard).map((one) => asOneDay(dayOfIt(one)));
}

/** "The last day of March": a stretch of one day. */
function asOneDay(when: When): When {
  const [value] = when.values;
  if (when.kind !== 'daterange' || !value?.start || !value.end) return when;
  if (parseDay(value.end) - parseDay(value.start) !== 1) return when;
  return { ...when, kind: 'date', values: when.values.map((one) => ({ ...one, end: null })) };
}

type Asking = { context: WhenContext; heard: Heard; onlyAsks: boolean };

/** Without what names no day for a table ("usually free on Fridays") and no hour ("right now"). */
export function ofOneTable<Of extends { whens: When[] }>(
  text: string,
  said: Of,
  { context, heard, onlyAsks }: Asking,
): Of {
  const thisMoment = `${context.now.date}T${context.now.time}`;
  const coming = said.whens.filter(({ values }) => values[0]?.start !== thisMoment);
  const deciding = new Set(daysOfDeciding(text, coming, heard));
  const any = new Set(anyDays(text, { whens: coming, heard, onlyAsks }));
  const whens = coming
    .filter((one) => !deciding.has(one))
    .flatMap((one) => (any.has(one) ? hourOfIt(one) : [one]));
  return { ...said, whens: hourForDay(text, whens, context) };
}

/** "Venerdì 21", where Friday is the 20th and no other hour is told: at nine in the evening. Who writes English counts to twelve. */
function hourForDay(
  text: string,
  whens: readonly When[],
  { opening, language }: WhenContext,
): When[] {
  if (language !== 'it' || whens.some(isHour)) return [...whens];
  return whens.map((when) => {
    const [, hours] = /^\p{L}+\.?,? (1[3-9]|2[0-3])$/u.exec(text.slice(when.from, when.to)) ?? [];
    const day = when.values[1]?.start;
    const isDoubt = when.kind === 'date' && when.ambiguous && when.choices === undefined;
    if (!isDoubt || hours === undefined || !day || !isServed(opening, `${hours}:00`)) return when;
    const to = { from: when.to - hours.length, to: when.to };
    const date = { from: when.from, to: to.from };
    const values = [{ start: `${day}T${hours}:00`, end: null }];
    return {
      ...when,
      kind: 'datetime',
      values,
      ambiguous: false,
      approximate: true,
      date,
      time: to,
    };
  });
}

/** "On a Wednesday about 7": what is left without the day. */
function hourOfIt(when: When): When[] {
  if (when.kind !== 'datetime' || when.time === undefined) return [];
  const { date: _, ...rest } = when;
  const values = when.values.map(({ start }) => ({ start: start?.slice(11) ?? null, end: null }));
  return [{ ...rest, kind: 'time', values }];
}

/** "The match on Saturday at 3", "we finish at 6 on Friday": the hour is another's, the day may be that of the table. */
function dayOfIt(when: When): When {
  return when.role === 'elsewhere' && hasDay(when) ? dayAlone(when) : when;
}
