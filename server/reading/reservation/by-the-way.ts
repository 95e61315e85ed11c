import type { Heard } from '../hear.ts';
import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';
import { type Beside, besideEach, between } from './beside.ts';
import { dayAlone, hasDay, hourIn, isOneDay } from './readings.ts';
import { isHour } from './table-hour.ts';

/**
 * Without the days that only tell of something else ("mia sorella parte lunedì, quindi domenica sera da voi"), where another day
 * is left.
 */
export function daysOfTable(text: string, whens: readonly When[], heard: Heard): When[] {
  const days = whens.filter((one) => isOneDay(one) && !hasHour(one));
  const others = new Set(ofOther(text, days, heard));
  const isLeft = whens.some((one) => isOneDay(one) && !others.has(one));
  return isLeft ? whens.filter((one) => !others.has(one)) : [...whens];
}

function ofOther(text: string, days: readonly When[], heard: Heard): When[] {
  const besides = (section: string) => besideEach(heard, section, days);
  const [of, go, is] = [besides('of other'), besides('they go'), besides('is other')];
  const concludes = besides('concludes');
  return days.filter((day, at) => {
    if (/^[\s,:]*$/u.test(between(text, concludes[at]?.before, day))) return false;
    return (
      between(text, of[at]?.before, day).trim() === '' ||
      leadsTo(text, go[at], day) ||
      /^['’]?,?\s*$/u.test(between(text, day, is[at]?.behind))
    );
  });
}

/** The same of hours: "alle 14 dobbiamo timbrare", "the flight lands at 6". */
export function hoursOfTable(text: string, whens: readonly When[], heard: Heard): When[] {
  const hours = whens.filter(isHour);
  const spans = hours.map((one) => one.time ?? one);
  const [at, then] = [besideEach(heard, 'busy at', spans), besideEach(heard, 'busy then', spans)];
  const others = new Set(
    hours.filter((_, n) => {
      const hour = spans[n] as Span;
      const isThen = between(text, hour, then[n]?.behind).trim() === '';
      return isThen || between(text, at[n]?.before, hour).trim() === '';
    }),
  );
  const isLeft = hours.some((one) => !others.has(one));
  return isLeft ? whens.flatMap((one) => (others.has(one) ? withoutHour(one) : [one])) : [...whens];
}

function withoutHour(when: When): When[] {
  return hasDay(when) ? [dayAlone(when)] : [];
}

/** "My sister leaves on Monday": four words may stand between, and nothing that begins anew. */
function leadsTo(text: string, beside: Beside | undefined, day: Span): boolean {
  const words = between(text, beside?.before, day);
  return /^(?:\s(?!(?:e|ma|and|but|so)\s)[^\s.,;:!?]+){0,3}\s*$/iu.test(words);
}

function hasHour({ kind, values }: When): boolean {
  return kind === 'datetime' && hourIn(values[0]?.start) !== undefined;
}
