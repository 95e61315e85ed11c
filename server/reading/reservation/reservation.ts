import type { Field } from '../field.ts';
import type { Heard } from '../hear.ts';
import { without } from '../span.ts';
import { tongueOf } from '../tongue.ts';
import type { When, WhenContext } from '../when/when.ts';
import { countElse } from './else-words.ts';
import { type Intent, intentOf, type Signs, type Weighed } from './intent.ts';
import { type Ground, hourIn, isWanted } from './moment.ts';
import { opensAt } from './opening.ts';
import { peopleWords } from './people-words.ts';
import { questionFor } from './questions.ts';
import { ownWords, quotedWords } from './quoted.ts';
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
  whole: string,
  context: WhenContext,
  all: Heard,
): Reservation | null {
  const text = ownWords(whole);
  const said = tellApart(text, context);
  const heard = { ...all, evidence: tableWords(all.evidence) };
  const turns = turnsIn(heard);
  const ground = groundOf(context, turns);
  const { intent, confidence } = intentOf(signsIn({ ...said, text }, ground, heard));
  if (intent === null) return null;
  if (intent === 'past_visit') return { intent, confidence, ...visited };
  const given = { ground, intent, turns, language: context.language, told: said.whens };
  // of a change only what is new counts
  const isKnown = intent === 'move' && turns.before.length > 0;
  const meant = isKnown ? tellApart(without(text, turns.before), context) : said;
  const tables = withQuoted(tablesIn(text, meant, given), { whole, context, intent });
  return {
    intent,
    confidence,
    ...tables,
    wishes: wishesIn(heard.evidence, heard.tokens),
    question: asksBack(intent) ? questionFor(tables.booking, context.language) : null,
  };
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

/** What is wanted with a table, without the table; and what speaks against it. */
export function tableTalkIn(text: string, context: WhenContext, all: Heard): Weighed {
  if (!mayTalk(all)) return { intent: null, confidence: 0, against: 0 };
  const heard = { ...all, evidence: tableWords(all.evidence) };
  const said = { ...tellApart(text, context), text };
  return intentOf(signsIn(said, groundOf(context, turnsIn(heard)), heard));
}

/** Most messages name no number and no table: they are not looked at any further. */
function mayTalk({ tokens, evidence, all }: Heard): boolean {
  if (all.reservation.score > 0 || tokens.words.some(({ number }) => number)) return true;
  return talk.some((section) => evidence(section).length > 0);
}

const talk = ['book', 'table', 'ask', 'cancel', 'move', 'book likely', 'booked'];

function signsIn(
  { text, whens, company }: Said & { text: string },
  ground: Ground,
  heard: Heard,
): Signs {
  const { mentions, words, faces } = heard.tokens;
  const book = peopleWords(tongueOf(heard.language) ?? 'it');
  return {
    ...heard,
    ...timesIn(whens, ground),
    company,
    tagged: mentions > 0 && !ownHandle.test(text),
    priced: /[€£$]|\beuro\b|\bquid\b/i.test(text),
    laughs: faces.some(({ name }) => /[😂🤣😆]/u.test(name)) || laughter.test(text),
    length: words.length,
    rest: countElse(words, [...whens, ...company], book),
  };
}

/** Who runs the place is tagged, no friend. */
const ownHandle =
  /@[\w.]*(?:trattoria|osteria|ristorante|pizzeria|locanda|agriturismo|taverna|restaurant|bistrot?|cafe)/iu;

const laughter = /(?<!\p{L})(?:(?:ah){2,}|(?:ha){3,})/iu;

const visited = { booking: unsaid, second: null, wishes: [], question: null };

/** Whether the host asks for what is missing: of a change or a cancellation the rest is in the book. */
export function asksBack(intent: Intent | 'none'): boolean {
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
