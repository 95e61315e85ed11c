import type { Size } from '#server/pact/presets.ts';
import type { Promised } from '#server/pact/promises.ts';
import type { RequestKind } from '#server/reading/kind.ts';
import type { WrittenHours } from '#server/team/hours-rule.ts';
import type { Role } from '#server/team/tables.ts';
import type { Services } from './visit.ts';

export type ShopKey = 'aurora' | 'ponte' | 'passo' | 'serra' | 'ferraris';

/** One of the demo's firms: who works there, when it is open, what it promises, how people talk to it. */
export type Shop = {
  key: ShopKey;
  name: string;
  place: string;
  about: { it: string; en: string };
  timeZone: string;
  country: string;
  language: string;
  languages: readonly string[];
  hours: Pick<WrittenHours, 'periods' | 'closedOnHolidays'>;
  /** Days of the year on which it is closed, `12-25`. */
  closures: readonly { days: readonly string[]; name: string }[];
  departments: readonly string[];
  team: readonly Worker[];
  pact: { size: Size; own: readonly OwnPromise[] };
  channels: readonly ShopChannel[];
  talk: Talk;
};

export type Worker = {
  key: string;
  name: string;
  title: string;
  role: Role;
  signature: string;
  department?: string;
  language?: string;
  /** How often this one answers; 0: only when the script says so. */
  answers: number;
  /** Answers only in these languages, or only this talk (`parts`). */
  languages?: readonly string[];
  about?: readonly string[];
};

/** What is promised instead of the preset's line for that kind. */
type OwnPromise = Pick<Promised, 'kind' | 'hours' | 'replyMinutes' | 'target'>;

export type ShopChannel = {
  key: string;
  network: 'website' | 'bluesky';
  name: string;
  /** The site, or the handle. */
  address: string;
  /** Whose language is spoken here; none: everybody's. */
  languages?: readonly string[];
};

type Talk = {
  /** How many talks there are in half a year, besides the scenes. */
  threads: number;
  /** Members speak formally to everybody. */
  formal?: boolean;
  /** How often each kind of talk comes up, by the name of its file. */
  mix: Record<string, number>;
  languages: Record<string, number>;
  /** Weights of the days of the week from Monday, and of the hours from midnight. */
  week: readonly number[];
  hours: readonly number[];
  /** How many comments, chats and network messages; mentions are among the last. */
  ways: { comment: number; chat: number; bluesky: number };
  /** The share of promises kept, by kind; `other` for all the rest. */
  kept: Partial<Record<RequestKind, number>> & { other: number };
  /** Days a week with a post, from Monday. */
  posts: readonly number[];
  /** Where people come at an hour; none: nobody reserves anything. */
  services?: Services;
};

/** From "12:00-14:30 19:00-23:00" on each of the weekdays named. */
export function week(texts: Record<string, string>): WrittenHours['periods'] {
  return Object.entries(texts).flatMap(([weekdays, text]) =>
    [...weekdays].flatMap((weekday) =>
      text.split(' ').map((period) => {
        const [opens = '', closes = ''] = period.split('-');
        return { weekday: Number(weekday), opens, closes, name: null };
      }),
    ),
  );
}
