import { readFindings } from '#server/reading/read-findings.ts';
import { readMessage } from '#server/reading/read-message.ts';
import type { Reservation } from '#server/reading/reservation/reservation.ts';
import type { Booking } from '#server/reading/reservation/tables.ts';

/** A comment and what a sensible host would write in the book; absent and null are the same. */
export type Case = {
  id: string;
  lang: 'it' | 'en';
  text: string;
  /** When it was written: ISO with offset; the wall clock in it is the firm's. */
  ref: string;
  /** `lunch 12:00-14:30, dinner 19:00-22:30` */
  opening?: string;
  intent: string;
  second?: Partial<Record<'party' | 'date' | 'time', unknown>> | null;
} & Partial<Record<'party' | 'children', number | null>> &
  Partial<Record<'date' | 'time', string | null>> &
  Partial<Record<'date_alternatives' | 'time_alternatives', string[] | null>>;

/** What was right of a case; `null` where it does not count. */
export type Verdict = {
  intent: boolean;
  intentMerged: boolean;
  /** Said to be a booking though it is none; null of true bookings. */
  falseBooking: boolean | null;
  party: boolean | null;
  children: boolean | null;
  date: boolean | null;
  time: boolean | null;
  whole: boolean | null;
};

const bookings = ['reserve', 'ask_availability', 'cancel', 'move'];

/** Whether something is wanted with a table that is to come. */
export function isBooking(intent: string): boolean {
  return bookings.includes(intent);
}

/** All of it right; of what is no booking: that it is not taken for one. */
export function isRight({ falseBooking, whole }: Verdict): boolean {
  return whole ?? falseBooking !== true;
}

/** Reads a case with the product's own functions and holds it against the truth. */
export function judge(one: Case): Verdict {
  const found = readCase(one);
  const seen = found?.intent ?? elsewise(one);
  const intent = seen === one.intent;
  const intentMerged = merged(seen) === merged(one.intent);
  if (!isBooking(one.intent)) {
    const none = { party: null, children: null, date: null, time: null, whole: null };
    return { intent, intentMerged, falseBooking: merged(seen) === 'reserve', ...none };
  }
  const fields = judgeFields(one, found?.booking ?? null);
  const whole = intentMerged && Object.values(fields).every(Boolean) && isSecond(one, found);
  return { intent, intentMerged, falseBooking: null, ...fields, whole };
}

/** Reads a case as the server reads a message. */
export function readCase(one: Case): Reservation | null {
  return readFindings(one.text, contextOf(one)).reservation;
}

/** Where and when a case was written. */
export function contextOf({ ref, opening, lang }: Pick<Case, 'ref' | 'opening' | 'lang'>) {
  const now = { date: ref.slice(0, 10), time: ref.slice(11, 16) };
  return { now, language: lang, opening: periodsOf(opening ?? '') };
}

function periodsOf(opening: string): { from: string; to: string }[] {
  const periods = opening.matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g);
  return [...periods].map(([, from = '', to = '']) => ({ from, to: to < from ? nextDay(to) : to }));
}

/** "18:30-00:30": half an hour past midnight is 24:30 of that evening, as the product says it. */
function nextDay(time: string): string {
  return `${Number(time.slice(0, 2)) + 24}${time.slice(2)}`;
}

/** Where nothing is wanted with a table: what the message is instead. */
function elsewise({ text, lang }: Case): string {
  const { kind } = readMessage(text, { languages: [lang], lastLanguage: lang });
  if (kind === 'order') return 'order_takeaway';
  return kind === 'reservation' || kind === 'idea' ? 'other' : kind;
}

function merged(intent: string): string {
  return intent === 'ask_availability' ? 'reserve' : intent;
}

function judgeFields(one: Case, found: Booking | null) {
  return {
    party: (found?.party.value ?? null) === (one.party ?? null),
    children: (found?.children.value ?? null) === (one.children ?? null),
    date: isField(found?.date, one.date, one.date_alternatives),
    time: isField(found?.time, one.time, one.time_alternatives),
  };
}

type Read = { value: string | null; alternatives: readonly string[] } | undefined;

function isField(found: Read, truth?: string | null, others?: readonly string[] | null): boolean {
  const [value, offered] = [found?.value ?? null, found?.alternatives ?? []];
  if (truth) return value === truth || (others ?? []).includes(value ?? '');
  if ((others ?? []).length > 1)
    return value === null && offered.some((one) => others?.includes(one));
  return value === null && offered.length === 0;
}

function isSecond({ second }: Case, found: Reservation | null): boolean {
  if (!second) return !found?.second;
  const { party, date, time } = found?.second ?? {};
  return (
    (party?.value ?? null) === (second.party ?? null) &&
    (date?.value ?? null) === (second.date ?? null) &&
    (time?.value ?? null) === (second.time ?? null)
  );
}
