/** Whole days, `first` up to but not including `next`. */
export type DaySpan = { first: number; next: number };

/** What a day can mean today: the one to come and the one gone by (the same where the year is said). */
export type Pick = {
  ahead: DaySpan;
  behind: DaySpan;
  /** The readings between which the host must choose, best first ("sabato prossimo"). */
  doubt?: readonly DaySpan[];
};

/** Words about days, still to be seen from a day; null where there is no such day (30 February). */
export type Days = (today: number) => Pick | null;

/** A number as written: in so many digits, or in words (0). */
export type Numeral = { n: number; digits: number };

/** An hour as said: seconds since midnight, with the half of the day where the words tell it. */
export type Clock = {
  seconds: number;
  half: 'am' | 'pm' | null;
  /** A second understanding ("half eight" is 7:30 to some and 8:30 to others). */
  or?: number;
};

export type PartName =
  | 'breakfast'
  | 'morning'
  | 'lunch'
  | 'afternoon'
  | 'aperitivo'
  | 'evening'
  | 'dinner'
  | 'night';
/** A part of the day: its seconds since midnight, `to` exclusive. */
export type Part = { name: PartName; from: number; to: number };

export type Time = { clock: Clock; part: Part | null; approximate: boolean };
export type Times = { from: Time; to: Time } | { part: Part };

/** An amount of time. `nominal` is its length in seconds, a month being 30 days and a year 365. */
export type Amount = {
  months: number;
  days: number;
  seconds: number;
  nominal: number;
  workdays?: number;
};

/** A stretch of words of the chart. */
export type Stretch = { from: number; to: number };
export type Moment = { days: Days; time: Time; date: Stretch; clock: Stretch };
export type Moments = { days: Days; times: Times; date: Stretch; clock: Stretch };
/** From a moment to another; what the second leaves out is taken from the first. */
export type Journey = { from: End; to: End };
export type End = { days: Days | null; time: Time | null };
/** So long from now or ago; `whole` days are dates. `range`: all the time until then. */
export type Count = {
  amount: Amount;
  sign: 1 | -1;
  whole: boolean;
  range?: boolean;
  /** "il resto della giornata". */
  untilNight?: boolean;
};
/** A rhythm as a timex (`P2W`, `XXXX-WXX-1T16`). */
export type Rhythm = { every: string; part: Part | null; time: Time | null };

/** Anything that can be found, with its words; `date` and `clock` are the words of its two sides. */
export type Found = {
  [K in Findable]: { kind: K; from: number; to: number; value: Built[K] };
}[Findable];
export type Findable = (typeof findable)[number];
/** The kinds a text is searched for; of two as long, the first wins. */
export const findable = [
  'choice',
  'limited',
  'journey',
  'set',
  'moment',
  'moments',
  'daypart',
  'date',
  'period',
  'times',
  'time',
  'count',
  'amount',
] as const;

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'fortnight'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century';

export type Limit = 'before' | 'after' | 'until' | 'since';

/** The kinds that the words of a lexicon have on their own; those without a value carry null. */
type Words = {
  weekday: number;
  weekdays: number;
  month: number;
  unit: Unit;
  eachunit: Unit;
  part: PartName;
  todaypart: PartName;
  shift: number;
  figure: number;
  digits: Numeral;
  ordinal: number;
  holiday: string;
  /** A day with a name only this place gives it. */
  yearday: { month: number; day: number };
  fixedclock: number;
  tens: number;
  quartermark: 'quarter' | 'half';
  meridiem: 'am' | 'pm';
  edge: 'start' | 'middle' | 'end';
  limit: Limit;
};

/** Signs of the text and little words: the grammar's glue. */
type Glue =
  | 'the'
  | 'dayat'
  | 'of'
  | 'at'
  | 'le'
  | 'on'
  | 'in'
  | 'for'
  | 'from'
  | 'to'
  | 'until'
  | 'between'
  | 'and'
  | 'or'
  | 'next'
  | 'last'
  | 'this'
  | 'my'
  | 'ago'
  | 'later'
  | 'within'
  | 'fromnow'
  | 'fromhere'
  | 'after'
  | 'before'
  | 'every'
  | 'whole'
  | 'half'
  | 'quarter'
  | 'threequarters'
  | 'less'
  | 'past'
  | 'early'
  | 'late'
  | 'mid'
  | 'around'
  | 'ish'
  | 'oclock'
  | 'hourmark'
  | 'either'
  | 'nth'
  | 'now'
  | 'atonce'
  | 'eight'
  | 'owned'
  | 'rest'
  | 'few'
  | 'couple'
  | 'one'
  | 'counted'
  | 'once'
  | 'missing'
  | 'afternext'
  | 'season'
  | 'hundred'
  | 'thousand'
  | 'plural'
  | 'starting'
  | 'off'
  | 'zone'
  /** "Room", "flat": the number after it is a name. */
  | 'label'
  /** "Birthday", "floor": an ordinal before it is no day. */
  | 'ranked'
  /** Of the words for next those that mean the first to come: "coming Friday". */
  | 'nearest'
  | 'greeting'
  | 'pronoun'
  | 'comma'
  | 'dot'
  | 'colon'
  | 'slash'
  | 'dash'
  | 'stop'
  | 'approximately'
  /** Words that go on after a day or an hour; they are never what a number counts. */
  | 'goingon';

/** What the grammar builds. */
type Built = {
  number: Numeral;
  decimal: number;
  daynumber: number;
  nthday: number;
  year: number;
  clock: Clock;
  hour: Clock;
  time: Time;
  times: Times;
  amount: Amount;
  date: Days;
  dated: Days;
  period: Days;
  moment: Moment;
  moments: Moments;
  journey: Journey;
  count: Count;
  daypart: Moments;
  set: Rhythm;
  choice: readonly Found[];
  limited: { limit: Limit; of: Found };
};

export type Meanings = Words & Record<Glue, null> & Built;
export type Kind = keyof Meanings;
