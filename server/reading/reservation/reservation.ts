import type { Field } from '../field.ts';
import type { Heard } from '../hear.ts';
import type { WhenContext } from '../when/when.ts';
import { ofOneTable } from './as-meant.ts';
import { type Intent, intentOf, type Weighed } from './intent.ts';
import { questionFor } from './questions.ts';
import { ownWords, quotedWords } from './quoted.ts';
import type { Turns } from './replaced.ts';
import type { Talk } from './signs.ts';
import { tableWords } from './table-words.ts';
import {
  type Booking,
  groundOf,
  readTable,
  type Tables,
  tablesIn,
  turnsIn,
  unsaid,
} from './tables.ts';
import { tellApart, withLikely } from './tell-apart.ts';
import { weightsFor } from './weights.ts';
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
  whole: string,
  context: WhenContext,
  all: Heard,
): Reservation | null {
  const talk = talkIn(whole, context, all);
  const { text, turns, ground, heard } = talk;
  const { intent, confidence } = intentOf(talk, weightsFor(context.language));
  if (intent === null) return null;
  if (intent === 'past_visit') return { intent, confidence, ...visited };
  const given = { ground, intent, turns, context, heard };
  const said = withLikely(talk.said, context);
  const meant = ofOneTable(text, said, { context, heard, onlyAsks: intent === 'ask_availability' });
  const tables = withQuoted(tablesIn(text, meant, given), { whole, context, intent });
  return {
    intent,
    confidence,
    ...tables,
    wishes: wishesIn(heard.evidence, heard.tokens),
    question: asksBack(intent) ? questionFor(tables.booking, context.language) : null,
  };
}

/** What is wanted with a table, without the table. */
export function tableTalkIn(text: string, context: WhenContext, all: Heard): Weighed {
  if (!mayTalk(all)) return { intent: null, confidence: 1 };
  return intentOf(talkIn(text, context, all), weightsFor(context.language));
}

/** What a message says before anything is made of it: its own words, the numbers told apart, where it turns. */
export function talkIn(whole: string, context: WhenContext, all: Heard): Talk & { turns: Turns } {
  const text = ownWords(whole);
  const heard = { ...all, evidence: tableWords(all.evidence) };
  const said = tellApart(text, context, heard);
  const turns = turnsIn(heard);
  return { text, said, heard, turns, ground: groundOf(context, turns) };
}

type Quoting = { whole: string; context: WhenContext; intent: Intent };

/** "Yes, 7.30 it is": what an answer leaves out stands in the message it answers. */
function withQuoted(tables: Tables, { whole, context, intent }: Quoting): Tables {
  const { booking, second } = tables;
  const quoted = intent === 'move' ? null : quotedWords(whole);
  if (quoted === null || booking.date.value !== null) return tables;
  const before = readTable(quoted, context);
  const rest = intent === 'cancel' ? before : { ...booking, date: before.date };
  return { booking: filled(booking, rest), second };
}

function filled(booking: Booking, rest: Booking): Booking {
  const or = <T>(said: Field<T>, known: Field<T>) => (said.words.length > 0 ? said : known);
  return {
    party: or(booking.party, rest.party),
    children: or(booking.children, rest.children),
    date: or(booking.date, rest.date),
    time: or(booking.time, rest.time),
  };
}

/** Most messages name no number and no table: they are not looked at any further. */
function mayTalk({ tokens, evidence, all }: Heard): boolean {
  if (all.reservation.score > 0 || tokens.words.some(({ number }) => number)) return true;
  return aboutTables.some((section) => evidence(section).length > 0);
}

const aboutTables = ['book', 'table', 'ask', 'cancel', 'move', 'book likely', 'booked'];

const visited = { booking: unsaid, second: null, wishes: [], question: null };

/** Whether the host asks for what is missing: of a change or a cancellation the rest is in the book. */
export function asksBack(intent: Intent | 'none'): boolean {
  return intent === 'reserve' || intent === 'ask_availability';
}
