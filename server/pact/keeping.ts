import type { InferContractRouterOutputs } from '@orpc/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/pact.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import type { RequestKind } from '#server/reading/read-message.ts';
import { viewWorkspace } from '#server/team/views.ts';
import { promisesFor } from './choose-promise.ts';
import { type DayFigures, dayFiguresOf, type Figures, figuresOf, type Period } from './figures.ts';
import { daysOf, lastDays } from './period.ts';
import { verdictOf } from './verdict.ts';
import { inForce, type Version, versionsOf } from './versions.ts';
import { countOrphans, promiseOf } from './views.ts';
import { wilson } from './wilson.ts';

export type Keeping = z.output<typeof shape.Keeping>;
type PactKeeping = InferContractRouterOutputs<typeof shape.pact>['keeping'];

/** What was kept and what was not, over the last days. Retired promises count in `all`: they were made. */
export async function viewKeeping(trx: Trx, days: number): Promise<PactKeeping> {
  const { timeZone } = await viewWorkspace(trx);
  const period = lastDays(nowOf(trx), { days, timeZone });
  const versions = inForce(trx, await versionsOf(trx));
  const figures = await figuresOf(trx, period);
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    all: allOf(figures),
    promises: await keepingsOf(trx, { period, versions, figures }),
    unpromised: await unpromisedIn(trx, period, versions),
    orphans: await countOrphans(trx),
  };
}

function allOf(figures: readonly Figures[]): PactKeeping['all'] {
  const kept = figures.reduce((sum, one) => sum + one.kept, 0);
  const n = figures.reduce((sum, one) => sum + one.kept + one.broken, 0);
  return { n, kept, share: n ? kept / n : null };
}

type Counted = { period: Period; versions: readonly Version[]; figures: readonly Figures[] };

/** How each of the given promises was kept in a period. */
export async function keepingsOf(
  trx: Trx,
  { period, versions, figures }: Counted,
): Promise<Keeping[]> {
  const byPromise = new Map(figures.map((one) => [one.promiseId, one]));
  const byDay = Map.groupBy(await dayFiguresOf(trx, period), (one) => one.promiseId);
  const days = daysOf(period);
  return versions.map((version) =>
    keepingOf(version, byPromise.get(version.promiseId), strip(days, byDay.get(version.promiseId))),
  );
}

function keepingOf(version: Version, figures: Figures | undefined, days: Keeping['days']): Keeping {
  const { kept = 0, broken = 0, open = 0, late = 0 } = figures ?? {};
  const n = kept + broken;
  const interval = wilson(kept, n);
  return {
    promise: promiseOf(version),
    n,
    kept,
    share: n ? kept / n : null,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    verdict: verdictOf({ kept, n, target: figures?.target ?? version.target }),
    medianMinutes: figures?.medianMinutes ?? null,
    p90Minutes: figures?.p90Minutes ?? null,
    open,
    late,
    days,
  };
}

function strip(days: readonly string[], figures: readonly DayFigures[] = []): Keeping['days'] {
  const byDay = new Map(figures.map((one) => [one.day, one]));
  return days.map((day) => ({
    day,
    kept: byDay.get(day)?.kept ?? 0,
    broken: byDay.get(day)?.broken ?? 0,
  }));
}

type Group = {
  kind: RequestKind;
  channelId: string;
  language: string | null;
  severe: boolean;
  n: number;
};

/** The kinds of request that came in and that nothing in force today covers. Praise asks nothing. */
async function unpromisedIn(
  trx: Trx,
  { from, to }: Period,
  versions: readonly Version[],
): Promise<PactKeeping['unpromised']> {
  const { rows } = await sql<Group>`
    select kind, channel_id as "channelId", language, severe, count(*)::int as n from message
    where sent_at >= ${from} and direction = 'in' and not history and not automatic and kind not in ('spam', 'praise')
    group by 1, 2, 3, 4`.execute(trx);
  const kinds = new Map<RequestKind, number>();
  for (const group of rows) {
    if (promisesFor(versions, { ...group, sentAt: to }).length > 0) continue;
    kinds.set(group.kind, (kinds.get(group.kind) ?? 0) + group.n);
  }
  return [...kinds].map(([kind, n]) => ({ kind, n })).sort((a, b) => b.n - a.n);
}
