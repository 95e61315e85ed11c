import type { Heard } from '../read-message.ts';
import type { When, WhenContext } from '../when/when.ts';
import { type Intent, intentOf } from './intent.ts';
import { type Ground, hourIn, isWanted } from './moment.ts';
import { opensAt } from './opening.ts';
import { questionFor } from './questions.ts';
import { type Booking, groundOf, tablesIn, turnsIn, unsaid } from './tables.ts';
import { tellApart } from './tell-apart.ts';
import { type Wish, wishesIn } from './wishes.ts';

/** What a message says about a table, to be proposed to a person who decides. */
export type Reservation = {
  intent: Intent;
  confidence: number;
  booking: Booking;
  /** A second table asked for in the same message. */
  second: Booking | null;
  wishes: readonly Wish[];
  /** What to ask back, in the language of the message; null when nothing is missing. */
  question: string | null;
};

/**
 * Reads a reservation: what is wanted, for how many, when. Null where nobody wants anything with a table, whatever days and
 * numbers are named. Pure; time grows with the length of the text.
 */
export function readReservation(
  text: string,
  context: WhenContext,
  heard: Heard,
): Reservation | null {
  const said = tellApart(text, context);
  const { tokens } = heard;
  const turns = turnsIn(heard);
  const ground = groundOf(context, turns);
  const weighed = intentOf({
    ...heard,
    ...timesIn(said.whens, ground),
    company: said.company,
    tagged: tokens.mentions > 0,
    length: tokens.words.length,
  });
  if (weighed === null) return null;
  const { intent, confidence } = weighed;
  if (intent === 'past_visit') return { intent, confidence, ...visited };
  const tables = tablesIn(text, said, { ground, intent, turns });
  return {
    intent,
    confidence,
    ...tables,
    wishes: wishesIn(heard.evidence, tokens),
    question: asksBack(intent) ? questionFor(tables.booking, context.language) : null,
  };
}

const visited = { booking: unsaid, second: null, wishes: [], question: null };

/** Of a change or a cancellation the host has the rest in the book. */
function asksBack(intent: Intent): boolean {
  return intent === 'reserve' || intent === 'ask_availability';
}

function timesIn(whens: readonly When[], ground: Ground) {
  const wanted = whens.filter((one) => isWanted(one, ground));
  const hours = wanted.flatMap(({ values }) => hourIn(values[0]?.start) ?? []);
  return {
    day: wanted.some(({ kind }) => kind.startsWith('date')),
    hour: hours.some((hour) => opensAt(ground.opening, hour)),
    gone: whens.some(({ sense, kind }) => sense === 'past' && kind.startsWith('date')),
  };
}
