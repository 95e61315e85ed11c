import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';
import type { Company } from './company.ts';

/** Where the words of a message say that it moves or cancels, and what is booked already. */
export type Turns = Record<
  'move' | 'booked' | 'before' | 'cancel' | 'corrects' | 'asked',
  readonly Span[]
>;

const insteadOf =
  /(?<!\p{L})(?:invece (?:di|che|del\S*|delle|alle)|anzich[eé]|al posto d\S+|n[ou]?n|instead (?:of|ae)|rather than|not|forget what i said about|swap|switch)\s+(?:\S+\s+){0,1}$/iu;
const fromHere = /(?<!\p{L})(?:from|da|dal|dalle|dalla)\s+(?:\S+\s+){0,1}$/iu;
const impossible =
  /^\s*(?:non (?:ce la|riusc|poss|ci)|nn (?:ce la|riusc|poss)|can'?t|is out|is off|no longer|we can'?t)/iu;

// "Booking 24 October", as mails are headed
const headed =
  /(?<!\p{L})(?:booking|reservation|prenotazione)[\s:,-]*(?:for|of|del|per|di|il)?\s*$/iu;
// "our Friday booking"
const whoseBooking = /^(?:['’]?s)? (?:booking|reservation|table (?!for))/i;

/** What a booking is moved to: the days and hours that are neither the old ones nor given up. */
export function newOnes(text: string, whens: readonly When[], { booked, move }: Turns): When[] {
  const here = whens.filter((one) => !fromHere.test(before(text, one)));
  const moved = notGivenUp(
    text,
    here.map((one) => endOf(text, one)),
  );
  const aimed = afterTurn(text, moved, move[0]?.from ?? Number.POSITIVE_INFINITY);
  return aimed.filter(
    (one) => !isBooked(text, one, booked) && !whoseBooking.test(text.slice(one.to)),
  );
}

/** "Friday's dinner moves to Saturday": the day before the change is the old one. */
function afterTurn(text: string, whens: When[], turn: number): When[] {
  const isAfter = ({ from, kind }: When) => from >= turn && kind.startsWith('date');
  if (!whens.some((one) => isAfter(one) && isAim(text, one))) return whens;
  return whens.filter((one) => one.from >= turn || !one.kind.startsWith('date'));
}

/** How many come once it is changed: who is told after the change, else whoever is not told of the booking as it was. */
export function newPeople(
  text: string,
  people: readonly Company[],
  { move, booked }: Turns,
): Company[] {
  const turn = move[0]?.from ?? Number.POSITIVE_INFINITY;
  const after = people.filter(({ from, strength }) => from >= turn && strength > 1);
  if (after.length > 0) return after;
  return people.filter(
    ({ from }) =>
      !booked.some((one) => one.from < from && !/[.;:!?\n]/.test(text.slice(one.to, from))),
  );
}

/** What is not taken back in the same breath: "lunedì, anzi non lunedì: martedì". */
export function notGivenUp(text: string, whens: readonly When[]): When[] {
  return whens.filter(
    (one) =>
      !insteadOf.test(before(text, one)) && !impossible.test(text.slice(one.to, one.to + 24)),
  );
}

function before(text: string, { from }: Span): string {
  return text.slice(Math.max(0, from - 30), from);
}

/** "Da venerdì a sabato": a change of day reads like a stretch of days, and its end is what is wanted. */
function endOf(text: string, when: When): When {
  const end = when.values[0]?.end;
  const begins = text.slice(when.from, when.to).search(lastTo);
  if (when.kind === 'timerange' && begins >= 0) return lastHour(when);
  if (when.kind === 'datetimerange' && end && begins >= 0) return lastMoment(when, end);
  if (when.kind !== 'daterange' || !end || !/^\d{4}-\d\d-\d\d$/.test(end)) return when;
  const from = when.from + Math.max(0, begins);
  return { ...when, from, kind: 'date', values: [{ start: end, end: null }], ambiguous: false };
}

/** "Da venerdì alle 20 a sabato alle 21". */
function lastMoment(when: When, end: string): When {
  const { date: _, time: __, part: ___, ...rest } = when;
  return { ...rest, kind: 'datetime', values: [{ start: end, end: null }], ambiguous: false };
}

/** "Move our 7.30 to 8.15". */
function lastHour(when: When): When {
  const values = when.values.map(({ end }) => ({ start: end, end: null }));
  return { ...when, kind: 'time', values };
}

const lastTo = /(?<!\p{L})(?:al?|alle?|all|alla|to|until)['’ ](?:\S+ ?){1,3}$/iu;

function isBooked(text: string, when: When, booked: readonly Span[]): boolean {
  const { from, to } = when;
  if (isAim(text, when)) return false;
  return (
    headed.test(before(text, when)) ||
    booked.some(
      (one) =>
        one.from < to && from <= one.to + near && !/[.,;:!?\n]/.test(text.slice(one.to, from)),
    )
  );
}

const near = 14;

/** "Move our table to Friday", "anticipare la cena alle 19": what it is moved to, not what it was. */
function isAim(text: string, one: When): boolean {
  return toHere.test(before(text, one)) || beginsWithTo.test(text.slice(one.from, one.to));
}

const toHere = /(?<!\p{L})(?:a|al|alle|all|alla|to)['’]?\s*$/iu;
const beginsWithTo = /^(?:al|alle|all|alla|to)(?!\p{L})/iu;

/** Of several days the one that stands after the word that cancels, else the first. */
export function cancelledFirst(whens: readonly When[], { cancel }: Turns): When[] {
  const last = Math.max(-1, ...cancel.map(({ to }) => to));
  const isAfter = ({ from, kind }: When) => from >= last && kind.startsWith('date');
  const after = whens.filter(isAfter);
  if (cancel.length === 0 || after.length === 0) return [...whens];
  return [...after, ...whens.filter((one) => !isAfter(one))];
}
