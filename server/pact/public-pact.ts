import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import type { RequestKind } from '#server/reading/read-message.ts';
import { viewWorkspace } from '#server/team/views.ts';
import { figuresOf, type Period } from './figures.ts';
import { type Hidden, hiddenAmong } from './hidden.ts';
import { type Keeping, keepingsOf } from './keeping.ts';
import { lastDays } from './period.ts';
import { inForce, versionsOf } from './versions.ts';

/** What everybody may see of a firm's pact. */
export type PublicPact = {
  firm: { name: string; language: string; timeZone: string };
  at: Date;
  promises: Keeping[];
  hidden: Hidden[];
  worst: { day: string; kind: RequestKind; n: number } | null;
  people: { name: string; face: string | null }[];
  channels: ReadonlyMap<string, string>;
};

/** Days a public pact looks back. */
export const publicDays = 28;

/** The public promises with their real figures, and what is hidden, since when. */
export async function viewPublicPact(trx: Trx): Promise<PublicPact> {
  const { name, language, timeZone } = await viewWorkspace(trx);
  const at = nowOf(trx);
  const period = lastDays(at, { days: publicDays, timeZone });
  const all = await versionsOf(trx);
  const versions = inForce(trx, all).filter((one) => one.public);
  const promises = await keepingsOf(trx, {
    period,
    versions,
    figures: await figuresOf(trx, period),
  });
  return {
    firm: { name, language, timeZone },
    at,
    promises: promises.sort(inOrder),
    hidden: hiddenAmong(all, at),
    worst: worstOf(promises),
    people: await answering(trx, period),
    channels: await channelNames(trx),
  };
}

const order = ['reservation', 'order', 'question', 'complaint', 'idea', 'praise', 'other', 'spam'];

function inOrder(a: Keeping, b: Keeping): number {
  return order.indexOf(a.promise.kind) - order.indexOf(b.promise.kind) || b.n - a.n;
}

/** The day on which most of one kind went wrong; a single one is no bad day. */
function worstOf(promises: readonly Keeping[]): PublicPact['worst'] {
  const days = promises.flatMap(({ promise, days }) =>
    days.map(({ day, broken }) => ({ day, kind: promise.kind, n: broken })),
  );
  const worst = days.toSorted((a, b) => b.n - a.n || (a.day < b.day ? 1 : -1))[0];
  return worst && worst.n >= 2 ? worst : null;
}

/** Who answered lately, most first: six at most. */
async function answering(trx: Trx, { from }: Period): Promise<PublicPact['people']> {
  const { rows } = await sql<{ name: string; face: string | null }>`
    select mb.name, mb.face from clock c
    join message m on m.message_id = c.stopped_by
    join member mb on mb.member_id = m.member_id and mb.left_at is null
    where c.started_at >= ${from} and c.voided_at is null
    group by mb.member_id, mb.name, mb.face order by count(*) desc, mb.name limit 6`.execute(trx);
  return rows;
}

async function channelNames(trx: Trx): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('channel').select(['channel_id', 'name']).execute();
  return new Map(rows.map((row) => [row.channel_id, row.name]));
}
