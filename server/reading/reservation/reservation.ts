import type { Heard } from '../read-message.ts';
import type { When, WhenContext } from '../when/when.ts';
import type { Company } from './company.ts';
import { type Field, nothing } from './field.ts';
import { type Intent, intentOf } from './intent.ts';
import { type Ground, hourIn, isWanted, momentOf } from './moment.ts';
import { opensAt } from './opening.ts';
import { partyOf } from './party.ts';
import { questionFor } from './questions.ts';
import { cancelledFirst, newOnes, type Turns } from './replaced.ts';
import { sharesOf } from './second.ts';
import { type Said, tellApart } from './tell-apart.ts';
import { type Wish, wishesIn } from './wishes.ts';

/** One table: for how many, when. */
export type Booking = {
  party: Field<number>;
  children: Field<number>;
  date: Field<string>;
  time: Field<string>;
};

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
  const ground = { today: context.now.date, opening: context.opening, turns: turns.corrects };
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

const unsaid: Booking = { party: nothing(), children: nothing(), date: nothing(), time: nothing() };
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

function turnsIn({ tokens, evidence }: Heard): Turns {
  const at = (section: string) =>
    evidence(section).map(({ first, last }) => ({
      from: tokens.words[first]?.from ?? 0,
      to: tokens.words[last]?.to ?? 0,
    }));
  return { move: at('move'), booked: at('booked'), cancel: at('cancel'), corrects: at('instead') };
}

type Given = { ground: Ground; intent: Intent; turns: Turns };

function tablesIn(text: string, { whens, company }: Said, { ground, intent, turns }: Given) {
  const wanted = whens.filter((one) => isWanted(one, ground));
  if (intent === 'reserve') {
    const [first, second] = sharesOf(wanted, company) ?? [];
    if (first && second)
      return { booking: tableOf(first, ground), second: tableOf(second, ground) };
  }
  const told = { whens: wanted, company };
  if (intent === 'move') told.whens = newOnes(text, wanted, turns);
  if (intent === 'cancel') {
    told.whens = cancelledFirst(wanted, turns);
    told.company = company.map((one) => ({ ...one, past: false }));
  }
  return { booking: tableOf(told, ground), second: null };
}

function tableOf({ whens, company }: Said, ground: Ground): Booking {
  return { ...peopleOf(company), ...momentOf(whens, ground) };
}

function peopleOf(company: readonly Company[]): Pick<Booking, 'party' | 'children'> {
  const party = partyOf(company);
  if (party === null) return { party: nothing(), children: nothing() };
  const { count, children, confidence, words } = party;
  const said = { confidence, words, alternatives: [] };
  return {
    party: { value: count, ...said },
    children: children === null ? nothing() : { value: children, ...said },
  };
}
