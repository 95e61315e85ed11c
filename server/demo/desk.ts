import { promisesFor } from '#server/pact/choose-promise.ts';
import { dueAfter } from '#server/pact/promise-time.ts';
import type { Version } from '#server/pact/versions.ts';
import { readMessage } from '#server/reading/read-message.ts';
import { addOpenMinutes, isOpen, nextOpening, type Opening } from '#server/team/opening.ts';
import type { Chance } from './chance.ts';
import { minuteOf, plus } from './local-time.ts';
import type { Shop } from './shop.ts';

/** Where answers are written: the hours, the promises, how well they are kept. */
export type Desk = { shop: Shop; opening: Opening; versions: readonly Version[] };
export type Asked = { text: string; at: Date };
export type Called = { promise: Version; due: Date };

/** What a message calls for, and until when: the promise that comes due first; null when nothing is promised. */
export function calledFor({ shop, opening, versions }: Desk, { text, at }: Asked): Called | null {
  const { kind, language, severe } = readMessage(text, {
    languages: shop.languages,
    lastLanguage: null,
  });
  const asking = { channelId: '', kind, language, severe, sentAt: at };
  const calls = promisesFor(versions, asking).map((promise) => ({
    promise,
    due: dueAfter(promise, at, opening),
  }));
  return calls.toSorted((a, b) => a.due.getTime() - b.due.getTime())[0] ?? null;
}

/** When somebody answers: most promises are kept with time to spare, some at the last moment, some are broken. */
export function answerTime(desk: Desk, asked: Asked, chance: Chance): Date {
  const call = calledFor(desk, asked);
  if (!call) return unhurried(desk, asked.at, chance);
  if (isKept(desk, { call, at: asked.at }, chance)) return inTime(desk, { call, asked }, chance);
  const minutes = call.promise.replyMinutes * (1.15 + 2.2 * chance.next() ** 2);
  const late = working(desk, call.promise, { from: asked.at, minutes });
  return isOpen(desk.opening, late) ? late : opened(desk, late, chance);
}

function inTime(desk: Desk, { call, asked }: { call: Called; asked: Asked }, chance: Chance): Date {
  const { promise, due } = call;
  if (promise.hours === 'open' && chance.hit(0.3)) {
    const early = whileClosed(desk, asked.at, chance);
    if (early) return early;
  }
  for (let tries = 0; tries < 20; tries++) {
    const minutes = promise.replyMinutes * (0.06 + 0.86 * chance.next() ** 1.7);
    const at = working(desk, promise, { from: asked.at, minutes });
    const open = isOpen(desk.opening, at) ? at : opened(desk, at, chance);
    if (open < due) return open;
    if (at < due && tries > 12) return at;
  }
  return plus(asked.at, 10 + chance.around(20));
}

/** Once they are back. A promise that runs on closed days, too, is kept from somebody's phone in the end. */
function opened({ opening }: Desk, at: Date, chance: Chance): Date {
  return plus(nextOpening(opening, at) ?? at, 4 + Math.min(100, chance.around(25)));
}

type Stretch = { from: Date; minutes: number };

/** Nobody answers at night, even where a promise runs at night: what comes late waits for the morning. */
function working({ opening, shop }: Desk, { hours }: Version, { from, minutes }: Stretch): Date {
  if (hours === 'open') return addOpenMinutes(opening, from, minutes);
  const at = plus(from, minutes);
  const minute = minuteOf(at, shop.timeZone);
  const breakfast = 490 + (at.getTime() % 4_200_000) / 60_000;
  if (minute >= 480 && minute < 1365) return at;
  return plus(at, minute < 480 ? breakfast - minute : 1440 + breakfast - minute);
}

function isKept({ shop }: Desk, { call, at }: { call: Called; at: Date }, chance: Chance): boolean {
  const { kept } = shop.talk;
  const share = kept[call.promise.kind] ?? kept.other;
  return chance.hit(isBadDay(at) ? share * 0.75 : share);
}

/** A day now and then goes wrong: the cook ill, two coaches at once. */
function isBadDay(at: Date): boolean {
  return Math.floor(at.getTime() / 86_400_000) % 41 === 17;
}

function unhurried({ opening }: Desk, at: Date, chance: Chance): Date {
  return addOpenMinutes(opening, at, Math.min(400, 4 + chance.around(35)));
}

/** The owner's phone, between two services: from nine to half past ten in the evening. */
function whileClosed({ opening, shop }: Desk, at: Date, chance: Chance): Date | null {
  const early = plus(at, 3 + Math.min(90, chance.around(14)));
  const minute = minuteOf(early, shop.timeZone);
  if (isOpen(opening, at) || minute < 540 || minute > 1350) return null;
  return early;
}

export type Live = { text: string; left: number; now: Date };

/** When something was asked that comes due in so many minutes (or came, below 0); as near as the hours allow. */
export function askedFor(desk: Desk, { text, left, now }: Live): Date {
  const call = calledFor(desk, { text, at: now });
  const wanted = plus(now, left);
  for (let back = 1; call && back < 3 * 1440; back += 1) {
    const at = plus(now, -back);
    const due = dueAfter(call.promise, at, desk.opening);
    if (due > wanted) continue;
    if (left < 0 || due > now) return at;
    break;
  }
  return plus(now, -Math.max(6, Math.abs(left) * 0.7));
}
