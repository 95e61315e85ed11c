import type { Heard } from '../../hear.ts';
import { type Span, spanOf } from '../../span.ts';
import type { Field } from './values.ts';

/** What words beside a value say of it: it is as it is to be, it is given up, or it only points at the booking that stands. */
export type Sense = 'new' | 'old' | 'booked';

/** What is made out about a value, and of which field it then is. */
export type Mark = { sense: Sense; field: Field | null };

export type Cue = Span & Mark & { section: string; reach: number };

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

const aim: Record<string, Section> = { aim: { sense: 'new', field: null, reach: 0 } };

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
  const verbs = evidence('moving').map((phrase) => spanOf(tokens, phrase));
  const aims = aimed(text, heard(aim), verbs);
  return {
    ahead: [...heard(ahead), ...aims, ...arrows].sort((a, b) => a.to - b.to || b.from - a.from),
    back: heard(back).sort((a, b) => a.from - b.from || b.to - a.to),
  };
}

/** "Spostare il tavolo delle 20 alle 21": what it is moved to stands behind the verb, in its sentence. */
function aimed(text: string, aims: readonly Cue[], verbs: readonly Span[]): Cue[] {
  let next = 0;
  return aims.filter(({ from }) => {
    while ((verbs[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const verb = verbs[next - 1];
    if (verb === undefined || from - verb.to > far) return false;
    return !/[.;!?\n](?!\d)/.test(text.slice(verb.to, from));
  });
}

const far = 80;
