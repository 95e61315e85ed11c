import type { Heard } from '../../hear.ts';
import { type Span, spanOf } from '../../span.ts';
import type { Field, Value } from './values.ts';

/** What words beside a value say of it: it is as it is to be, it is given up, or it only points at the booking that stands. */
export type Sense = 'new' | 'old' | 'booked';

/** What is made out about a value, and of which field it then is. */
export type Mark = { sense: Sense; field: Field | null };

type Cue = Span & Mark & { section: string };

/** The cues of a message: those that speak of what follows, and those of what goes before. */
export type Cues = { ahead: readonly Cue[]; back: readonly Cue[] };

const ahead = {
  'to be': { sense: 'new', field: null },
  'people to be': { sense: 'new', field: 'people' },
  'day to be': { sense: 'new', field: 'day' },
  'hour to be': { sense: 'new', field: 'hour' },
  'instead of': { sense: 'old', field: null },
  'it was': { sense: 'old', field: null },
  'as booked': { sense: 'booked', field: null },
} as const;

const back = {
  'it is to be': { sense: 'new', field: null },
  'instead of': { sense: 'new', field: null },
  'it is off': { sense: 'old', field: null },
  'it is booked': { sense: 'booked', field: null },
} as const;

/** Every cue that was heard, in order. */
export function cuesIn({ tokens, evidence }: Heard): Cues {
  const heard = (sections: Record<string, Mark>) =>
    Object.entries(sections).flatMap(([section, mark]) =>
      evidence(section).map((phrase) => ({ section, ...mark, ...spanOf(tokens, phrase) })),
    );
  return {
    ahead: heard(ahead).sort((a, b) => a.to - b.to || b.from - a.from),
    back: heard(back).sort((a, b) => a.from - b.from || b.to - a.to),
  };
}

/**
 * What the words around each value say of it; null where they say nothing. What follows a value and takes it back wins ("alle 13
 * non ce la faccio"), then the nearest words before it, then the rest of what follows ("domenica invece").
 */
export function marksOf(text: string, values: readonly Value[], cues: Cues): (Mark | null)[] {
  let [before, behind] = [0, 0];
  return values.map((value, at) => {
    while ((cues.ahead[before]?.to ?? Number.POSITIVE_INFINITY) <= value.core) before += 1;
    while ((cues.back[behind]?.from ?? Number.POSITIVE_INFINITY) < value.to) behind += 1;
    const place = { text, values, at };
    const after = markBehind(place, cues.back[behind]);
    const near = cues.ahead.slice(Math.max(0, before - few), before).toReversed();
    return after && after.sense !== 'new' ? after : (markBefore(place, near) ?? after);
  });
}

const few = 6;

type Place = { text: string; values: readonly Value[]; at: number };

/** The nearest cue before a value that speaks of it; one of a single field passes over the values of others. */
function markBefore({ text, values, at }: Place, near: readonly Cue[]): Mark | null {
  const value = values[at] as Value;
  const last = values[at - 1];
  for (const { to, sense, field } of near) {
    const isTaken = last !== undefined && last.core >= to;
    const reach = isTaken ? last.to : to;
    if (isTaken && (field === null || last.field === field)) return null;
    if (!isNear(text.slice(Math.min(reach, value.core), value.core))) continue;
    if (fits(value, field)) return { sense, field };
  }
  return null;
}

function markBehind({ text, values, at }: Place, cue: Cue | undefined): Mark | null {
  const [value, next] = [values[at] as Value, values[at + 1]];
  if (cue === undefined || !isClose(text.slice(value.to, cue.from))) return null;
  if (next !== undefined && next.core < cue.from) return null;
  if (cue.section === 'instead of' && !isContrast(text, cue, [value, next])) return null;
  return { sense: cue.sense, field: cue.field };
}

function fits(value: Value, field: Field | null): boolean {
  return field === null || value.field === field || value.field === 'number';
}

/** "8.30 instead of 8": both tell the same field, and the second follows at once. */
function isContrast(text: string, cue: Cue, [one, other]: [Value, Value | undefined]): boolean {
  if (other === undefined || !isNear(text.slice(cue.to, other.core))) return false;
  return [one.field, other.field].includes('number') || one.field === other.field;
}

/** At most three words between, and no pause. */
function isNear(between: string): boolean {
  return between.length < 30 && /^\s*(?:[^\s.,;:!?()]+\s+){0,3}$/.test(between);
}

function isClose(between: string): boolean {
  return between.length < 15 && /^\s*(?:[^\s.;:!?()]+\s+)?$/.test(between);
}
