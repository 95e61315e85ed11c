import type { Subject } from './choose-promise.ts';
import type { Version } from './versions.ts';

/** A promise that was public once and is not any more, and since when. */
export type Hidden = Subject & { promiseId: string; since: Date };

const memory = 28 * 24 * 60 * 60_000;

/**
 * Pure: what a public page must say it hides. A promise that was never public hides nothing; one that was retired is
 * forgotten after 28 days.
 */
export function hiddenAmong(versions: readonly Version[], now: Date): Hidden[] {
  const promises = Map.groupBy(versions, (one) => one.promiseId).values();
  return [...promises].flatMap((all) => hiddenOf(all, now) ?? []);
}

function hiddenOf(all: readonly Version[], now: Date): Hidden | null {
  const lived = all.filter(({ since, until }) => since <= now && (!until || since < until));
  const since = lived.findLast((one) => one.public)?.until;
  const last = lived.at(-1);
  if (!since || !last || since > now) return null;
  if (last.until && now.getTime() - last.until.getTime() > memory) return null;
  const { promiseId, channelId, kind, language } = last;
  return { promiseId, channelId, kind, language, since };
}
