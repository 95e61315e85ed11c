import { nowOf, type Trx } from '#server/platform/database.ts';
import { type Opening, openingOf, openMinutesBetween } from '#server/team/opening.ts';
import { type By, type Promised, promise } from './promises.ts';
import { inForce, versionsOf } from './versions.ts';

export type Size = 'micro' | 'medium' | 'large';
export type Preset = { size: Size; public?: boolean };

type Line = Pick<Promised, 'kind' | 'target'> & {
  minutes?: number;
  workingDays?: number;
  days?: number;
};

/** First replies in minutes of opening time or working days; a verdict on ideas in days of the calendar. */
const presets: Record<Size, readonly Line[]> = {
  micro: [
    { kind: 'reservation', minutes: 30, target: 0.9 },
    { kind: 'order', minutes: 120, target: 0.9 },
    { kind: 'complaint', minutes: 120, target: 0.9 },
    { kind: 'question', minutes: 240, target: 0.8 },
    { kind: 'idea', workingDays: 5, days: 60, target: 0.8 },
  ],
  medium: [
    { kind: 'reservation', minutes: 15, target: 0.95 },
    { kind: 'order', minutes: 60, target: 0.9 },
    { kind: 'complaint', minutes: 60, target: 0.9 },
    { kind: 'question', minutes: 240, target: 0.9 },
    { kind: 'idea', workingDays: 2, days: 30, target: 0.9 },
  ],
  large: [
    { kind: 'reservation', minutes: 15, target: 0.95 },
    { kind: 'order', minutes: 60, target: 0.95 },
    { kind: 'complaint', minutes: 60, target: 0.95 },
    { kind: 'question', minutes: 120, target: 0.9 },
    { kind: 'idea', workingDays: 2, days: 30, target: 0.9 },
  ],
};

/**
 * Starts from a preset: makes those of its promises whose kind nothing is promised for on every channel and language, with
 * who asks as owner and a colleague as backup. Private until somebody publishes them, unless `public`.
 */
export async function preset(
  trx: Trx,
  { size, public: open = false }: Preset,
  by: By,
): Promise<void> {
  const general = inForce(trx, await versionsOf(trx)).filter(
    (one) => !one.channelId && !one.language,
  );
  const promised = new Set(general.map((one) => one.kind));
  const workingDay = workingDayOf(await openingOf(trx), nowOf(trx));
  const backupId = await colleagueOf(trx, by.memberId);
  for (const line of presets[size]) {
    if (promised.has(line.kind)) continue;
    const { kind, target, minutes, workingDays = 0, days } = line;
    const replyMinutes = minutes ?? workingDays * workingDay;
    const resolveMinutes = days ? days * 1440 : null;
    const who = { ownerId: by.memberId, backupId };
    const everywhere = { channelId: null, language: null, hours: 'open' as const };
    await promise(
      trx,
      { kind, target, replyMinutes, resolveMinutes, ...everywhere, ...who, public: open },
      by,
    );
  }
}

const usualDay = 8 * 60;
const week = 7 * 1440 * 60_000;

/** Minutes of a working day here: a fifth of an open week, 8 hours at most. */
function workingDayOf(opening: Opening, now: Date): number {
  const open = openMinutesBetween(opening, now, new Date(now.getTime() + week));
  return Math.min(usualDay, Math.round(open / 5)) || usualDay;
}

/** Who could stand in: another owner or admin first, then whoever has been here longest. */
async function colleagueOf(trx: Trx, memberId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('member')
    .select('member_id')
    .where('left_at', 'is', null)
    .where('role', '<>', 'guest')
    .where('member_id', '<>', memberId)
    .orderBy((eb) => eb.case().when('role', 'in', ['owner', 'admin']).then(0).else(1).end())
    .orderBy('joined_at')
    .limit(1)
    .executeTakeFirst();
  return row?.member_id ?? null;
}
