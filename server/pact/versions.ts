import { nowOf, type Trx } from '#server/platform/database.ts';
import type { Dated, Subject } from './choose-promise.ts';
import type { Timing } from './promise-time.ts';

/** One version of a promise, as it was or is in force. */
export type Version = Subject &
  Dated &
  Timing & {
    promiseId: string;
    version: number;
    target: number;
    ownerId: string | null;
    backupId: string | null;
    public: boolean;
  };

/** All promises ever made here, in every version: a message is judged by what was in force when it was sent. */
export async function versionsOf(trx: Trx): Promise<Version[]> {
  const rows = await trx.selectFrom('promise').selectAll().orderBy('since').execute();
  return rows.map((row) => ({
    promiseId: row.promise_id,
    version: row.version,
    channelId: row.channel_id,
    kind: row.kind,
    language: row.language,
    hours: row.hours,
    replyMinutes: row.reply_minutes,
    resolveMinutes: row.resolve_minutes,
    target: row.target,
    ownerId: row.owner_id,
    backupId: row.backup_id,
    public: row.public,
    since: row.since,
    until: row.until,
  }));
}

/** The versions in force at this transaction's time. */
export function inForce<P extends Dated>(trx: Trx, versions: readonly P[]): P[] {
  const now = nowOf(trx);
  return versions.filter(({ since, until }) => since <= now && (!until || now < until));
}
