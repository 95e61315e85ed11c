import type { Cue, Cues, Mark } from './cues.ts';
import type { Field, Value } from './values.ts';

/**
 * What the words around each value say of it; null where they say nothing. What follows a value and takes it back wins ("alle 13
 * non ce la faccio"), then the nearest words before it, then the rest of what follows ("domenica invece").
 */
export function marksOf(text: string, values: readonly Value[], cues: Cues): (Mark | null)[] {
  let [before, behind] = [0, 0];
  const marks: (Mark | null)[] = [];
  for (const [at, value] of values.entries()) {
    while ((cues.ahead[before]?.to ?? Number.POSITIVE_INFINITY) <= value.core) before += 1;
    while ((cues.back[behind]?.from ?? Number.POSITIVE_INFINITY) < value.to) behind += 1;
    const place = { text, values, at };
    const after = markBehind(place, cues.back[behind]);
    const near = cues.ahead.slice(Math.max(0, before - few), before).toReversed();
    marks.push(weighed(markBefore(place, near), after) ?? otherEnd(place, marks.at(-1)));
  }
  return marks;
}

/** "From 8 to 9": what something given up goes to. */
function otherEnd({ text, values, at }: Place, before: Mark | null | undefined): Mark | null {
  const [last, value] = [values[at - 1], values[at]];
  if (last === undefined || value === undefined || before?.sense !== 'old') return null;
  const between = text.slice(last.to, value.core);
  return /^\s*(?:to|tae|a|al|alle|all['’])\s*$/i.test(between)
    ? { sense: 'new', field: null }
    : null;
}

const few = 6;

type Behind = { mark: Mark; sure: boolean } | null;

function weighed(before: Mark | null, behind: Behind): Mark | null {
  if (before === null || behind === null) return before ?? behind?.mark ?? null;
  if (behind.mark.sense === 'old') return behind.mark;
  if (behind.mark.sense === 'booked') return before;
  // "we're 8, not 6": the words behind say that it is new, those before what it is
  if (before.sense === 'new') return { sense: 'new', field: before.field ?? behind.mark.field };
  return behind.sure || before.sense === 'booked' ? behind.mark : before;
}

type Place = { text: string; values: readonly Value[]; at: number };

/** The nearest cue before a value that speaks of it; one of a single field passes over the values of others. */
function markBefore({ text, values, at }: Place, near: readonly Cue[]): Mark | null {
  const value = values[at] as Value;
  const last = values[at - 1];
  for (const { to, sense, field, reach, section } of near) {
    const isTaken = last !== undefined && last.core >= to;
    if (isTaken && (field === null || last.field === field)) return null;
    const between = text.slice(Math.min(to, value.core), value.core);
    // "can we come later, about 9?"
    const isPaused = between.includes(',') && !(section === 'hour to be' && between.trim() === ',');
    if (isPaused || !isNear(between, isTaken && reach > 0 ? reach + 2 : reach)) continue;
    if (fits(value, field)) return { sense, field: field ?? aimedAt(value, section) };
  }
  return null;
}

/** `sure`: whatever the words before say. */
function markBehind({ text, values, at }: Place, cue: Cue | undefined): Behind {
  const [value, next] = [values[at] as Value, values[at + 1]];
  if (cue === undefined || !isNear(text.slice(value.to, cue.from), cue.reach)) return null;
  if (next !== undefined && next.core < cue.from) return null;
  const isContrast = cue.section === 'instead of';
  if (isContrast && !areAlike(text, cue, [value, next])) return null;
  const { sense, field } = cue;
  return { mark: { sense, field }, sure: isContrast };
}

/** Somebody named ("i suoceri") is a number only where words of people say so. */
function fits(value: Value, field: Field | null): boolean {
  if (field === null) return !value.isNamed;
  return value.field === field || (value.field === 'number' && field !== 'day');
}

/** What a booking is moved to is of the field that is told: "change it to Saturday the 28th". */
function aimedAt({ field }: Value, section: string): Field | null {
  return section === 'aim' && field !== 'number' ? field : null;
}

/** "8.30 instead of 8": both tell the same field, and the second follows at once. */
function areAlike(text: string, cue: Cue, [one, other]: [Value, Value | undefined]): boolean {
  if (other === undefined || cue.to > other.core) return false;
  const between = text.slice(cue.to, other.core);
  if (between.includes(',') || !isNear(between, cue.reach)) return false;
  return [one.field, other.field].includes('number') || one.field === other.field;
}

/** At most so many words between, and no pause; a comma alone is none. */
function isNear(between: string, words: number): boolean {
  if (between.length > 12 * (words + 1) || /[.;:!?()\n]|,\s*\S/.test(between)) return false;
  return (between.match(/[^\s,]+/g) ?? []).length <= words;
}
