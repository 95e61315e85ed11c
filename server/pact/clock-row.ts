import type { Selectable } from 'kysely';
import type { Tables } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Opening } from '#server/team/opening.ts';
import type { Wait } from './clock-rule.ts';
import { minutesBetween, resolveAfter, warnAfter } from './promise-time.ts';
import type { Version } from './versions.ts';

export type Clock = Selectable<Tables['clock']>;
/** Where and when a clock is written. */
export type Here = {
  workspaceId: string;
  conversationId: string;
  opening: Opening;
  now: Date;
};

/** Pure but for the id of a new clock: a wait as the row that keeps it. `stored` is the row it has already. */
export function clockOf(wait: Wait<Version>, stored: Clock | null, here: Here): Clock {
  const row = {
    workspace_id: here.workspaceId,
    conversation_id: here.conversationId,
    clock_id: stored?.clock_id ?? newId(),
    channel_id: wait.judgedBy.channelId,
    promise_id: wait.promise.promiseId,
    version: wait.promise.version,
    kind: wait.promise.kind,
    started_at: wait.startedAt,
    started_by: wait.startedBy,
    judged_by: wait.judgedBy.id,
    due_at: wait.dueAt,
    warn_at: warningOf(wait, stored, here.opening),
    resolve_due_at: resolveAfter(wait.promise, wait.startedAt),
    stopped_at: wait.stoppedAt,
    stopped_by: wait.repliedBy,
    resolved_at: wait.resolvedAt,
    voided_at: null,
    ...judge(wait, here.opening),
  };
  return { ...row, ...said(row, stored, here.now) };
}

function warningOf(wait: Wait<Version>, stored: Clock | null, opening: Opening): Date {
  if (stored && stored.due_at.getTime() === wait.dueAt.getTime()) return stored.warn_at;
  return warnAfter(wait.promise, wait.judgedBy.at, opening);
}

/** Kept: answered by a human not later than due. A case closed without an answer keeps nothing. */
function judge(wait: Wait<Version>, opening: Opening): Pick<Clock, 'kept' | 'reply_minutes'> {
  const { startedAt: from, stoppedAt: to, repliedBy, dueAt, promise } = wait;
  if (!to) return { kept: null, reply_minutes: null };
  if (!repliedBy) return { kept: false, reply_minutes: null };
  return { kept: to <= dueAt, reply_minutes: minutesBetween(promise, { from, to }, opening) };
}

/** What the owner was told stays said, unless it turned out not to be so. */
function said(
  row: Pick<Clock, 'kept' | 'due_at' | 'warn_at'>,
  stored: Clock | null,
  now: Date,
): Pick<Clock, 'warned_at' | 'broken_at'> {
  const broken = row.kept === false || (row.kept === null && row.due_at <= now);
  const unseen = row.kept === false ? now : null;
  return {
    warned_at: row.warn_at <= now ? (stored?.warned_at ?? null) : null,
    broken_at: broken ? (stored?.broken_at ?? unseen) : null,
  };
}

/** Whether anything is to be written. */
export function differs(row: Clock, stored: Clock): boolean {
  return (Object.keys(row) as (keyof Clock)[]).some(
    (key) => key !== 'workspace_id' && unlike(row[key], stored[key]),
  );
}

function unlike(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() !== b.getTime() : a !== b;
}
