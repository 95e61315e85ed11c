import { setDue } from '#server/conversations/due.ts';
import { nowOf, type Trx, workspaceOf } from '#server/platform/database.ts';
import { type Opening, openingOf } from '#server/team/opening.ts';
import { callOut } from './calls.ts';
import { promisesFor } from './choose-promise.ts';
import { type Clock, clockOf, differs } from './clock-row.ts';
import { type Asked, type Fact, waitsOf } from './clock-rule.ts';
import {
  clocksFrom,
  saveClocks,
  startClocks,
  type TalkRow,
  talkFrom,
  type Windows,
} from './clock-store.ts';
import { pairUp } from './pairing.ts';
import { dueAfter } from './promise-time.ts';
import type { Version } from './versions.ts';

/**
 * Something was learnt of a conversation, said or done at `at`. `starts`: it may start a clock, not only stop one.
 * `under`: it is a new message, and falls under these promises.
 */
export type News = {
  conversationId: string;
  at: Date;
  starts: boolean;
  under?: readonly Version[];
};
export type Learnt = {
  versions: readonly Version[];
  news: readonly News[];
  /** All that was ever said in conversations that have just begun: nothing about them needs to be looked up. */
  begun?: ReadonlyMap<string, readonly TalkRow[]>;
};

/**
 * Brings the clocks of conversations up to date with what was learnt of them, in whatever order it is learnt: what was
 * said since is told again to the rule. Set-based; sets the conversations' due time.
 */
export async function followNews(trx: Trx, { versions, news, begun }: Learnt): Promise<void> {
  if (versions.length === 0 || news.length === 0) return;
  const older = begun ? news.filter((one) => !begun.has(one.conversationId)) : news;
  const known = await lookUp(trx, older);
  for (const [conversationId, talk] of begun ?? [])
    known.push({ conversationId, clocks: [], talk });
  if (known.length === 0) return;
  const opening = await openingOf(trx);
  await write(
    trx,
    known.map((one) => outcomeOf(trx, { ...one, versions, opening })),
  );
}

type Known = { conversationId: string; clocks: readonly Clock[]; talk: readonly TalkRow[] };

async function lookUp(trx: Trx, news: readonly News[]): Promise<Known[]> {
  if (news.length === 0) return [];
  const clocks = Map.groupBy(
    await clocksFrom(trx, windowsOf(news)),
    (clock) => clock.conversation_id,
  );
  const telling = news.filter((one) => !isAskedAgain(one, clocks.get(one.conversationId)));
  const windows = reachBack(telling, clocks);
  if (windows.size === 0) return [];
  const talk = Map.groupBy(await talkFrom(trx, windows), (row) => row.conversation_id);
  return [...windows.keys()].map((conversationId) => ({
    conversationId,
    clocks: clocks.get(conversationId) ?? [],
    talk: talk.get(conversationId) ?? [],
  }));
}

function windowsOf(news: readonly News[]): Windows {
  const windows = new Map<string, Date>();
  for (const { conversationId, at } of news) {
    const known = windows.get(conversationId);
    if (!known || at < known) windows.set(conversationId, at);
  }
  return windows;
}

/** Somebody who waits asks again, under the promise whose clock runs already: nothing comes due sooner. */
function isAskedAgain({ at, under }: News, clocks: readonly Clock[] = []): boolean {
  const running = clocks.find(runs);
  if (!under || !running || at < running.started_at) return false;
  const { promise_id, version } = running;
  return under.every((one) => one.promiseId === promise_id && one.version === version);
}

/** A window begins where the clock began that ran then. Where nothing can start and nothing runs, there is none. */
function reachBack(news: readonly News[], clocks: ReadonlyMap<string, readonly Clock[]>): Windows {
  const windows = new Map<string, Date>();
  const heard = windowsOf(news);
  for (const { conversationId, starts } of news) {
    const at = heard.get(conversationId);
    const ran = clocks.get(conversationId);
    if (!at || (!starts && !ran)) continue;
    const began = Math.min(at.getTime(), ...(ran ?? []).map((clock) => clock.started_at.getTime()));
    windows.set(conversationId, new Date(began));
  }
  return windows;
}

type Told = Known & { versions: readonly Version[]; opening: Opening };
type Change = { before: Clock | null; after: Clock };
/** What changes in a conversation, and the clock that runs there in the end. */
type Outcome = { conversationId: string; changes: Change[]; dueAt: Date | null };

function outcomeOf(trx: Trx, told: Told): Outcome {
  const { conversationId, opening, clocks } = told;
  const here = { workspaceId: workspaceOf(trx), conversationId, opening, now: nowOf(trx) };
  const waits = waitsOf(
    told.talk.map((row) => factOf(row, told.versions)),
    dueOf(told),
  );
  const pairs = pairUp(waits, clocks).flatMap(({ wait, clock: before }): Change[] => {
    if (wait) return [{ before, after: clockOf(wait, before, here) }];
    return before ? [{ before, after: { ...before, voided_at: here.now } }] : [];
  });
  const dueAt = pairs.find(({ after }) => runs(after))?.after.due_at ?? null;
  return { conversationId, changes: pairs.filter(isNews), dueAt };
}

function isNews({ before, after }: Change): boolean {
  return !before || differs(after, before);
}

function factOf(row: TalkRow, versions: readonly Version[]): Fact<Version> {
  const { direction, id, at, channel_id: channelId } = row;
  if (direction !== 'in') return { what: direction === 'out' ? 'replied' : 'closed', id, at };
  const promises = promisesFor(versions, { ...row, channelId, sentAt: at });
  return { what: 'asked', id, at, channelId, promises };
}

/** A due time once given stays, even if the opening hours are changed after. */
function dueOf({ clocks, opening }: Told): (promise: Version, asked: Asked<Version>) => Date {
  return (promise, asked) => {
    const given = clocks.find(
      (clock) =>
        clock.judged_by === asked.id &&
        clock.promise_id === promise.promiseId &&
        clock.version === promise.version,
    );
    return given?.due_at ?? dueAfter(promise, asked.at, opening);
  };
}

async function write(trx: Trx, outcomes: readonly Outcome[]): Promise<void> {
  const changed = outcomes.filter((one) => one.changes.length > 0);
  if (changed.length === 0) return;
  const changes = changed.flatMap((one) => one.changes);
  const still = changes.filter(({ after }) => !runs(after));
  const [fresh, going] = partition(changes.filter(({ after }) => runs(after)));
  await saveClocks(
    trx,
    still.map(({ after }) => after),
  );
  await saveClocks(trx, going);
  await startClocks(trx, fresh);
  await setDue(trx, changed);
  await callOut(
    trx,
    'clocks.broken',
    still.filter(newlyBroken).map(({ after }) => after),
  );
}

/** The watch comes by once a minute: a clock may be stopped late before it was seen to be late. */
function newlyBroken({ before, after }: Change): boolean {
  return after.kept === false && !after.voided_at && !before?.broken_at;
}

function partition(running: readonly Change[]): [fresh: Clock[], going: Clock[]] {
  const fresh = running.filter(({ before }) => !before).map(({ after }) => after);
  return [fresh, running.filter(({ before }) => before).map(({ after }) => after)];
}

function runs(clock: Clock): boolean {
  return clock.stopped_at === null && clock.voided_at === null;
}
