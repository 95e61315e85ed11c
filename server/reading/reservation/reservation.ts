import type { Heard } from '../hear.ts';
import type { When, WhenContext } from '../when/when.ts';
import { type Intent, intentOf, type Signs, type Weighed } from './intent.ts';
import { type Ground, hourIn, isWanted } from './moment.ts';
import { opensAt } from './opening.ts';
import { questionFor } from './questions.ts';
import { type Booking, groundOf, tablesIn, turnsIn, unsaid } from './tables.ts';
import { type Said, tellApart } from './tell-apart.ts';
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
  const turns = turnsIn(heard);
  const ground = groundOf(context, turns);
  const { intent, confidence } = intentOf(signsIn(said, ground, heard));
  if (intent === null) return null;
  if (intent === 'past_visit') return { intent, confidence, ...visited };
  const tables = tablesIn(text, said, { ground, intent, turns, language: context.language });
  return {
    intent,
    confidence,
    ...tables,
    wishes: wishesIn(heard.evidence, heard.tokens),
    question: asksBack(intent) ? questionFor(tables.booking, context.language) : null,
  };
}

/** What is wanted with a table, without the table; and what speaks against it. */
export function tableTalkIn(text: string, context: WhenContext, heard: Heard): Weighed {
  if (!mayTalk(heard)) return { intent: null, confidence: 0, against: 0 };
  return intentOf(signsIn(tellApart(text, context), groundOf(context, turnsIn(heard)), heard));
}

/** Most messages name no number and no table: they are not looked at any further. */
function mayTalk({ tokens, evidence, all }: Heard): boolean {
  if (all.reservation.score > 0 || tokens.words.some(({ number }) => number)) return true;
  return talk.some((section) => evidence(section).length > 0);
}

const talk = ['book', 'table', 'ask', 'cancel', 'move', 'book likely', 'booked'];

function signsIn({ whens, company }: Said, ground: Ground, heard: Heard): Signs {
  const { mentions, words, faces } = heard.tokens;
  return {
    ...heard,
    ...timesIn(whens, ground),
    company,
    tagged: mentions > 0,
    laughs: faces.some(({ name }) => /[😂🤣😆]/u.test(name)),
    length: words.length,
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
