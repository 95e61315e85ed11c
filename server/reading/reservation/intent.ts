import type { Evidence } from '../evidence.ts';
import type { RequestKind, Standings } from '../kind.ts';
import type { Company } from './company.ts';

/** What a message wants with a table. */
export type Intent = 'reserve' | 'ask_availability' | 'cancel' | 'move' | 'past_visit';

/** What the message says, from which its intent is weighed. */
export type Signs = {
  evidence: Evidence;
  all: Standings;
  /** What the words alone propose, and their mood: below 0 for cross ones. */
  kind: RequestKind;
  mood: number;
  /** Words of harm: a table is not what this is about. */
  severe: readonly unknown[];
  company: readonly Company[];
  /** A day, an hour of the opening hours that is still to come. */
  day: boolean;
  hour: boolean;
  /** A day that is gone. */
  gone: boolean;
  /** Friends are tagged. */
  tagged: boolean;
  /** A laughing face. */
  laughs: boolean;
  /** A price is named. */
  priced: boolean;
  /** How many words there are, and how many of them speak of something else. */
  length: number;
  rest: number;
};

/** `against`: how much speaks against a booking, 0 for nothing. */
export type Weighed = { intent: Intent | null; confidence: number; against: number };
type Has = (section: string) => number;

const enough = 3;

/** What is wanted, where enough says so; null for everything else, however many days and numbers are in it. */
export function intentOf(signs: Signs): Weighed {
  const has: Has = (section) => signs.evidence(section).length;
  const against = weightAgainst(signs, has);
  if (isVisit(signs, has)) {
    const intent = isMood(signs) ? null : 'past_visit';
    return { intent, confidence: 0.7, against };
  }
  const forIt = weightFor(signs, has);
  const margin = forIt - against;
  const isMeant = isAsked(signs, has) || isTold(signs, has, against);
  if (forIt < enough || margin < 1 || !isMeant) return { intent: null, confidence: 0, against };
  const confidence = Math.min(0.98, 0.5 + margin * 0.06);
  return { intent: whichOf(signs, has), confidence, against };
}

function whichOf(signs: Signs, has: Has): Intent {
  const isCancelled = has('cancel') > 0 && has('not cancel') === 0;
  if (isCancelled && (has('move') === 0 || has('cancel') > has('move'))) return 'cancel';
  if (isMove(has)) return 'move';
  if (isCancelled) return 'cancel';
  return isOnlyAsking(signs, has) ? 'ask_availability' : 'reserve';
}

/** More than any room holds: a number of something else. */
function isCrowd(company: readonly Company[]): boolean {
  return company.some(({ count, among }) => !among && count !== null && count > 120);
}

/** 2 said plainly who comes, 1 likely, 0 not said. */
function partySaid(company: readonly Company[]): number {
  const now = company.filter(({ past, among }) => !past && !among);
  return Math.max(0, ...now.map(({ strength }) => strength - 1));
}

/** What speaks for a booking: words that ask for one, who comes, when. */
function weightFor({ all, company, day, hour }: Signs, has: Has): number {
  const said = partySaid(company) + (day ? 1 : 0) + (hour ? 1 : 0);
  const asked =
    Math.max(has('book') > 0 ? 3 : 0, has('ask') > 0 ? 3 : 0, has('table') > 0 ? 2 : 0) +
    (has('book likely') > 0 ? 1 : 0);
  const changed =
    (has('cancel') > has('not cancel') ? 4 : 0) +
    (has('move') > 0 || (has('move if booked') > 0 && has('booked') > 0) ? 3 : 0) +
    (has('booked') > 0 ? 1 : 0);
  return said + asked + changed + (has('hold') > 0 ? 1 : 0) + (all.reservation.score >= 4 ? 1 : 0);
}

/** What speaks against it: other business, a visit that was, a friend who is tagged, a joke. */
function weightAgainst(signs: Signs, has: Has): number {
  const words = has('not booking') * 5 + Math.min(has('not booking hint'), 2) * 2;
  const told = partySaid(signs.company) > 0 && signs.day;
  const alike = told || changes(has) ? 0 : Math.min(has('not reservation'), 2) * 4;
  // who has a table already asks something else about it, unless it is to be changed
  const settled = has('has table') > 0 && !changes(has) && has('move if booked') === 0 ? 12 : 0;
  const alarm = signs.severe.length > 0 && has('book') === 0 ? 6 : 0;
  return words + alike + settled + alarm + weightOfPast(signs, has) + weightOfOther(signs, has);
}

function weightOfPast({ gone }: Signs, has: Has): number {
  const isAbout = isAboutTable(has);
  const visits = Math.min(has('past visit') + has('long ago'), 2);
  const told = has('told') > 0 ? (isAbout ? 2 : 7) : 0;
  return told + visits * (isAbout ? 2 : 4) + (gone ? 1 : 0);
}

function weightOfOther(signs: Signs, has: Has): number {
  const { all, kind, tagged, laughs, priced, company, day, hour } = signs;
  const order = all.order.score >= 4 ? 3 : 0;
  const mood = isMood(signs) && !changes(has) ? 3 : 0;
  const isWhole = partySaid(company) > 0 && day && hour;
  const spam = kind === 'spam' && !(isWhole && has('book') > 0) ? 9 : 0;
  const isIdle = has('book') + has('ask') === 0 || has('not booking') > 0;
  const joke = laughs && !isWhole && (isIdle || !day) ? (day ? 3 : 6) : 0;
  const talk = (kind === 'idea' ? 4 : 0) + (priced && has('book') === 0 ? 2 : 0);
  return order + spam + mood + joke + talk + (tagged ? 4 : 0) + (isCrowd(company) ? 4 : 0);
}

/** A table is asked for, changed or given back. */
function isAboutTable(has: Has): boolean {
  return ['book', 'ask', 'cancel', 'move'].some((section) => has(section) > 0);
}

/** Who gives a table back may be sorry or glad: it is given back all the same. */
function changes(has: Has): boolean {
  return has('cancel') > 0 || has('move') > 1 || (has('move') > 0 && has('booked') > 0);
}

/** More a feeling than a request. */
function isMood({ kind, all, mood }: Signs): boolean {
  if (kind === 'complaint')
    return all.complaint.score >= all.reservation.score && (mood < 0 || all.complaint.score >= 4);
  return kind === 'praise' && all.praise.score >= all.reservation.score;
}

/** Somebody asks for a table, or for a change. */
function isAsked(signs: Signs, has: Has): boolean {
  if (has('cancel') > has('not cancel') || has('move') > 0) return true;
  if (has('move if booked') > 0 && has('booked') > 0) return true;
  return has('book') + has('ask') > 0 || (has('table') > 0 && !isMood(signs));
}

/** Nobody asks: it is said who comes and when, no more than that, in few words and with nothing against it. */
function isTold(signs: Signs, has: Has, against: number): boolean {
  const { day, hour, length, rest, kind, all } = signs;
  if (isMood(signs) || length > brief || rest > mostElse || rest * 2 > length) return false;
  const likely = has('book likely') > 0 || all.reservation.score >= 4;
  if (against > (likely ? 2 : 0)) return false;
  const party = partySaid(signs.company);
  const isWhole = party > 0 && day && hour;
  if (kind === 'question') return isWhole && length <= terse * 2;
  const isTerse = (party > 0 && likely) || (party > 1 && length <= terse) || (hour && likely);
  return isWhole || (day && isTerse);
}

const terse = 16;
const mostElse = 12;
const brief = 45;

function isVisit({ company, day, gone, tagged }: Signs, has: Has): boolean {
  if (has('past visit') === 0 || tagged) return false;
  if (isAboutTable(has) || has('no visit') > 0) return false;
  return gone || !day || company.some(({ past }) => past);
}

/** There is a booking already, or nothing is asked for but the change. */
function isMove(has: Has): boolean {
  if (has('move surely') > 0) return true;
  if (has('booked') > 0) return has('move') + has('move if booked') > 0;
  return has('move') > 1 || (has('move') === 1 && has('book') + has('ask') + has('table') === 0);
}

/** Somebody only wants to know whether there is room; who says when and for how many wants the table. */
function isOnlyAsking({ company, day, hour }: Signs, has: Has): boolean {
  if (has('ask') === 0) return has('no hold') > 1 && has('hold') === 0;
  if (has('hold') > 0) return false;
  if (has('no hold') > 0) return true;
  return has('book') === 0 && !(partySaid(company) > 0 && day && hour);
}
