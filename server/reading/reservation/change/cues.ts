import type { Heard } from '../../hear.ts';
import { type Span, spanOf } from '../../span.ts';
import type { Field, Value } from './values.ts';

/** What words beside a value say of it: it is as it is to be, it is given up, or it only points at the booking that stands. */
export type Sense = 'new' | 'old' | 'booked';

/** What is made out about a value, and of which field it then is. */
export type Mark = { sense: Sense; field: Field | null };

type Cue = Span & Mark & { section: string; reach: number };

/** The cues of a message: those that speak of what follows, and those of what goes before. */
export type Cues = { ahead: readonly Cue[]; back: readonly Cue[] };

/** What a section of the lexicon says; `reach`: how many words may stand between it and the value. */
type Section = Mark & { reach: number };

const ahead: Record<string, Section> = {
  'to be': { sense: 'new', field: null, reach: 3 },
  'people to be': { sense: 'new', field: 'people', reach: 2 },
  'day to be': { sense: 'new', field: 'day', reach: 0 },
  'hour to be': { sense: 'new', field: 'hour', reach: 2 },
  'instead of': { sense: 'old', field: null, reach: 2 },
  'it was': { sense: 'old', field: null, reach: 2 },
  'as booked': { sense: 'booked', field: null, reach: 1 },
};

const back: Record<string, Section> = {
  'it is to be': { sense: 'new', field: null, reach: 1 },
  'instead of': { sense: 'new', field: null, reach: 1 },
  'it is off': { sense: 'old', field: null, reach: 1 },
  'it is booked': { sense: 'booked', field: null, reach: 1 },
};

/** Every cue that was heard, in order. */
export function cuesIn(text: string, { tokens, evidence }: Heard): Cues {
  const heard = (sections: Record<string, Section>): Cue[] =>
    Object.entries(sections).flatMap(([section, says]) =>
      evidence(section).map((phrase) => ({ section, ...says, ...spanOf(tokens, phrase) })),
    );
  const arrows = [...text.matchAll(/→|[-=]>/g)].map(
    ({ index, 0: { length } }): Cue => ({
      ...{ section: 'to be', sense: 'new', field: null, reach: 0 },
      ...{ from: index, to: index + length },
    }),
  );
  return {
    ahead: [...heard(ahead), ...arrows].sort((a, b) => a.to - b.to || b.from - a.from),
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
    return after?.sure ? after.mark : (markBefore(place, near) ?? after?.mark ?? null);
  });
}

const few = 6;

type Place = { text: string; values: readonly Value[]; at: number };

/** The nearest cue before a value that speaks of it; one of a single field passes over the values of others. */
function markBefore({ text, values, at }: Place, near: readonly Cue[]): Mark | null {
  const value = values[at] as Value;
  const last = values[at - 1];
  for (const { to, sense, field, reach } of near) {
    const isTaken = last !== undefined && last.core >= to;
    if (isTaken && (field === null || last.field === field)) return null;
    const begin = Math.min(isTaken ? last.to : to, value.core);
    const between = text.slice(begin, value.core);
    if (between.includes(',') || !isNear(between, reach)) continue;
    if (fits(value, field)) return { sense, field };
  }
  return null;
}

/** `sure`: whatever the words before say. */
function markBehind(
  { text, values, at }: Place,
  cue: Cue | undefined,
): { mark: Mark; sure: boolean } | null {
  const [value, next] = [values[at] as Value, values[at + 1]];
  if (cue === undefined || !isNear(text.slice(value.to, cue.from), cue.reach)) return null;
  if (next !== undefined && next.core < cue.from) return null;
  const isContrast = cue.section === 'instead of';
  if (isContrast && !areAlike(text, cue, [value, next])) return null;
  const { sense, field } = cue;
  return { mark: { sense, field }, sure: isContrast || sense !== 'new' };
}

/** Somebody named ("i suoceri") is a number only where words of people say so. */
function fits(value: Value, field: Field | null): boolean {
  if (field === null) return !value.isNamed;
  return value.field === field || value.field === 'number';
}

/** "8.30 instead of 8": both tell the same field, and the second follows at once. */
function areAlike(text: string, cue: Cue, [one, other]: [Value, Value | undefined]): boolean {
  if (other === undefined || cue.to > other.core) return false;
  if (!isNear(text.slice(cue.to, other.core), cue.reach)) return false;
  return [one.field, other.field].includes('number') || one.field === other.field;
}

/** At most so many words between, and no pause; a comma alone is none. */
function isNear(between: string, words: number): boolean {
  if (between.length > 12 * (words + 1) || /[.;:!?()\n]|,\s*\S/.test(between)) return false;
  return (between.match(/[^\s,]+/g) ?? []).length <= words;
}
