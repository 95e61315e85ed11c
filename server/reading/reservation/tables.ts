import { type Field, field, nothing } from '../field.ts';
import { type Heard, hear } from '../hear.ts';
import { spanOf } from '../span.ts';
import type { When, WhenContext } from '../when/when.ts';
import { bareHour } from './bare-hour.ts';
import { daysOfTable, hoursOfTable } from './by-the-way.ts';
import { cancelledFirst, cancelledPeople } from './cancelled.ts';
import { changeIn } from './change/change.ts';
import { asComing } from './change/coming.ts';
import type { Company } from './company.ts';
import type { Intent } from './intent.ts';
import { type Ground, isWanted, momentOf, wantedIn } from './moment.ts';
import { partyOf } from './party.ts';
import { notGivenUp, type Turns } from './replaced.ts';
import { sharesOf } from './second.ts';
import { type Said, tellApart, withLikely } from './tell-apart.ts';

/** One table: for how many, when. */
export type Booking = {
  party: Field<number>;
  children: Field<number>;
  date: Field<string>;
  time: Field<string>;
};

export const unsaid: Booking = {
  party: nothing(),
  children: nothing(),
  date: nothing(),
  time: nothing(),
};

/** What a text says of a table where it is known that one is talked about: the answer to "what time?". */
export function readTable(text: string, context: WhenContext): Booking {
  const heard = hear(text, context.language);
  const turns = turnsIn(heard);
  const ground = groundOf(context, turns);
  const said = withLikely(tellApart(text, context, heard), context);
  return tablesIn(text, said, { ground, intent: 'reserve', turns, context, heard }).booking;
}

export function groundOf({ now, opening }: WhenContext, turns: Places): Ground {
  const { corrects, asked, here } = turns;
  return { today: now.date, opening, turns: corrects, asked, here };
}

type Places = Turns & Pick<Ground, 'here'>;

/** Where the words turn: to another day, to a booking that stands, to nothing. */
export function turnsIn({ tokens, evidence }: Heard): Places {
  const at = (section: string) => evidence(section).map((phrase) => spanOf(tokens, phrase));
  return {
    cancel: at('cancel'),
    corrects: at('instead'),
    asked: at('book'),
    here: at('here now'),
  };
}

export type Given = {
  ground: Ground;
  intent: Intent;
  turns: Turns;
  context: WhenContext;
  heard: Heard;
};

/** The table that is meant; `second`: another one in the same message. */
export type Tables = { booking: Booking; second: Booking | null };

/** The table that is meant, and a second one if there is. */
export function tablesIn(text: string, said: Said, given: Given): Tables {
  const { ground, intent } = given;
  if (intent === 'reserve') {
    const wanted = said.whens.filter((one) => isWanted(one, ground));
    const [first, second] = sharesOf(wanted, said.company) ?? [];
    if (first && second)
      return { booking: tableOf(first, ground), second: tableOf(second, ground) };
  }
  const meant = meantOf(text, said, given);
  const booking = tableOf(meant, ground);
  if (isSaid(booking.time) || intent === 'move') return { booking, second: null };
  // a number alone is an hour only where it cannot be how many come
  if (booking.party.value === null) return { booking, second: null };
  const plain = said.company.filter(({ strength }) => strength > 2);
  const taken = [...said.whens, ...plain, ...booking.party.words];
  const time = bareHour(text, given.context.language, { taken, opening: ground.opening });
  return { booking: { ...booking, time }, second: null };
}

/** What of it all is about the table as it is to be: not what it was, nor what is given up. */
function meantOf(text: string, said: Said, given: Given): Said {
  const { whens, company } = said;
  const { ground, intent, turns } = given;
  if (intent === 'move') return changeIn(text, given.context, given.heard);
  if (intent === 'cancel') {
    const present = (one: When): When => ({ ...one, sense: 'either' });
    const coming = whens.map((one) => present(asComing(text, one, given.context)));
    const booked = coming.filter((one) => isWanted(one, ground));
    const people = cancelledPeople(text, said, given.context.language);
    return {
      whens: cancelledFirst(daysOfTable(text, booked, given.heard), turns),
      company: people,
    };
  }
  const wanted = wantedIn(whens, ground);
  const kept = notGivenUp(text, wanted, given.heard);
  const ours = hoursOfTable(text, kept.length > 0 ? kept : wanted, given.heard);
  return { whens: daysOfTable(text, ours, given.heard), company };
}

function isSaid({ value, alternatives }: Field<string>): boolean {
  return value !== null || alternatives.length > 0;
}

function tableOf({ whens, company }: Said, ground: Ground): Booking {
  return { ...peopleOf(company), ...momentOf(whens, ground) };
}

function peopleOf(company: readonly Company[]): Pick<Booking, 'party' | 'children'> {
  const party = partyOf(company);
  if (party === null) return { party: nothing(), children: nothing() };
  const { count, children, confidence, words } = party;
  return {
    party: field(count, confidence, ...words),
    children: children === null ? nothing() : field(children, confidence, ...words),
  };
}
