import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { type Firm, openFirm, startPatto } from '#test/support/firm.ts';
import { connectWebsite } from '#test/support/talk.ts';
import type { Seen } from './recognise.ts';

/** A firm with its website connected; for the tests of this module. */
export async function shop(name = 'Osteria del Ponte', owner = 'Marta Bassi') {
  const patto = await startPatto({ workers: false });
  const firm = await openFirm(patto, name, owner);
  return { patto, firm, owner: firm.owner, channelId: await connectWebsite(firm) };
}

/** What Patto does by itself once a minute. */
export const aMinute = ({ patto, workspaceId }: Firm) => patto.run('people-compare', workspaceId);

/** In a transaction of the firm's workspace. */
export const within = <T>({ patto, workspaceId }: Firm, work: (trx: Trx) => Promise<T>) =>
  inWorkspace(patto.app.db, patto.app.scope(workspaceId), work);

const nobody = { avatar: null, link: null, name: null, scope: '', trust: 'platform' } as const;

/** Somebody on a network. */
export const onBluesky = (id: string, more: Partial<Seen> = {}): Seen => ({
  ...nobody,
  id: `did:plc:${id}`,
  kind: 'handle',
  handle: `${id}.bsky.social`,
  seenAt: new Date('2026-11-20T10:00:00Z'),
  ...more,
});

/** The first person a search finds. */
export async function personNamed({ owner }: Firm, search: string): Promise<string> {
  const { items } = await owner.people.list({ search });
  return items[0]?.id ?? '';
}
