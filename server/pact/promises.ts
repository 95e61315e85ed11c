import type { z } from 'zod';
import type { PactPromise } from '#contract/pact.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { audit } from '#server/team/audit.ts';
import { presentMember } from '#server/team/members.ts';
import type { Subject } from './choose-promise.ts';
import './tables.ts';

/** What a member promises. */
export type Promised = Omit<z.output<typeof PactPromise>, 'id' | 'version' | 'since'>;
/** Who promises, and from when: now, but where a past is told (the demo). */
export type By = { memberId: string; since?: Date };

/**
 * Makes a promise. The same promise made again, after it was retired, goes on with its next version, so that what was kept
 * of it is not forgotten. Refuses `already_exists` where it is in force, `invalid` with the field. Returns its id.
 */
export async function promise(trx: Trx, promised: Promised, by: By): Promise<string> {
  await check(trx, promised);
  const last = await lastOf(trx, promised);
  if (last && !last.until) throw refuse('already_exists', { field: 'kind' });
  const promiseId = last?.promise_id ?? newId();
  const version = (last?.version ?? 0) + 1;
  await insertVersion(trx, { promised, by, promiseId, version });
  await auditPromise(trx, 'promise.made', { promised, by, promiseId, version });
  return promiseId;
}

export type Revised = Promised & { id: string; version: number };

/**
 * Revises a promise: a new version from now on. Clocks that run, and messages sent before, keep the version they began
 * under: nothing is loosened backwards. What it is about cannot change. Refuses `conflict` when `version` is not the one
 * in force, `invalid` with the field.
 */
export async function revise(trx: Trx, revised: Revised, by: By): Promise<void> {
  const { id: promiseId, version: known, ...promised } = revised;
  const current = await lockInForce(trx, promiseId);
  if (current.version !== known) throw refuse('conflict');
  checkSameSubject(current, promised);
  await check(trx, promised);
  const version = known + 1;
  await end(trx, promiseId);
  await insertVersion(trx, { promised, by, promiseId, version });
  await auditPromise(trx, 'promise.revised', { promised, by, promiseId, version });
}

/** Retires a promise from now on; the clocks that run under it go on. */
export async function retire(trx: Trx, promiseId: string, by: By): Promise<void> {
  const { kind, version } = await lockInForce(trx, promiseId);
  await end(trx, promiseId);
  const { memberId } = by;
  await audit(trx, {
    memberId,
    act: 'promise.retired',
    subject: kind,
    detail: { promiseId, version },
  });
}

async function check(trx: Trx, promised: Promised): Promise<void> {
  if (promised.kind === 'spam') throw refuse('invalid', { field: 'kind' });
  if (promised.ownerId && promised.ownerId === promised.backupId)
    throw refuse('invalid', { field: 'backupId' });
  await checkMember(trx, 'ownerId', promised.ownerId);
  await checkMember(trx, 'backupId', promised.backupId);
  await checkChannel(trx, promised.channelId);
}

/** Who answers for a promise works here: a guest or somebody who left does not. */
async function checkMember(trx: Trx, field: string, memberId: string | null): Promise<void> {
  if (!memberId) return;
  const member = await presentMember(trx, memberId);
  if (!member || member.role === 'guest') throw refuse('invalid', { field });
}

async function checkChannel(trx: Trx, channelId: string | null): Promise<void> {
  if (!channelId) return;
  const channel = await trx
    .selectFrom('channel')
    .select('channel_id')
    .where('channel_id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  if (!channel) throw refuse('invalid', { field: 'channelId' });
}

function lastOf(trx: Trx, { kind, channelId, language }: Subject) {
  return trx
    .selectFrom('promise')
    .select(['promise_id', 'version', 'until'])
    .where('kind', '=', kind)
    .where('channel_id', 'is not distinct from', channelId)
    .where('language', 'is not distinct from', language)
    .orderBy('since', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function lockInForce(trx: Trx, promiseId: string) {
  const row = await trx
    .selectFrom('promise')
    .select(['version', 'kind', 'channel_id', 'language'])
    .where('promise_id', '=', promiseId)
    .where('until', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return found(row, 'promise');
}

type Current = Awaited<ReturnType<typeof lockInForce>>;

function checkSameSubject(current: Current, promised: Subject): void {
  if (current.kind !== promised.kind) throw refuse('invalid', { field: 'kind' });
  if (current.channel_id !== promised.channelId) throw refuse('invalid', { field: 'channelId' });
  if (current.language !== promised.language) throw refuse('invalid', { field: 'language' });
}

async function end(trx: Trx, promiseId: string): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ until: nowOf(trx) })
    .where('promise_id', '=', promiseId)
    .where('until', 'is', null)
    .execute();
}

type Written = { promised: Promised; by: By; promiseId: string; version: number };

/** Two members who promise the same at once: the database refuses the second, `already_exists`. */
async function insertVersion(
  trx: Trx,
  { promised, by, promiseId, version }: Written,
): Promise<void> {
  const row = {
    ...{
      promise_id: promiseId,
      version,
      since: by.since ?? nowOf(trx),
      until: null,
      made_by: by.memberId,
    },
    ...{ channel_id: promised.channelId, kind: promised.kind, language: promised.language },
    ...{
      hours: promised.hours,
      reply_minutes: promised.replyMinutes,
      resolve_minutes: promised.resolveMinutes,
    },
    ...{
      target: promised.target,
      owner_id: promised.ownerId,
      backup_id: promised.backupId,
      public: promised.public,
    },
  };
  await trx.insertInto('promise').values(row).execute();
}

async function auditPromise(
  trx: Trx,
  act: string,
  { promised, by, promiseId, version }: Written,
): Promise<void> {
  const detail = { promiseId, version, ...promised };
  await audit(trx, { memberId: by.memberId, act, subject: promised.kind, detail });
}
