import { connect } from '#server/channels/channels.ts';
import { preset } from '#server/pact/presets.ts';
import { promise } from '#server/pact/promises.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import type { Acting } from '#server/team/access.ts';
import { seatColleague } from '#server/team/colleagues.ts';
import { openDepartment } from '#server/team/departments.ts';
import { setHours } from '#server/team/hours.ts';
import { changeMember } from '#server/team/members.ts';
import { changeWorkspace } from '#server/team/workspaces.ts';
import { yearsOf } from './plan.ts';
import type { Shop, ShopChannel, Worker } from './shop.ts';
import { mailOf } from './shops.ts';

/** Everything a shop has before anybody speaks to it: hours, departments, the team, channels, the pact. */
export async function furnish(trx: Trx, app: App, shop: Shop): Promise<void> {
  const owner = await ownerOf(trx);
  await changeWorkspace(trx, owner, { languages: [...shop.languages] });
  await setHours(trx, owner, hoursOf(trx, shop));
  await hire(trx, owner, shop);
  for (const channel of shop.channels) await connectTo(trx, { app, owner, channel });
  await promiseAll(trx, owner, shop);
}

async function ownerOf(trx: Trx): Promise<Acting> {
  const row = await trx
    .selectFrom('member')
    .select(['member_id as id', 'name', 'role', 'language', 'signature'])
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return row;
}

/** The days a shop is closed, in the years that may be asked for. */
function hoursOf(trx: Trx, { hours, closures }: Shop): Parameters<typeof setHours>[2] {
  const exceptions = closures.flatMap(({ name, days }) =>
    yearsOf(days, nowOf(trx)).map((day) => ({ day, name, periods: [] })),
  );
  return { ...hours, exceptions };
}

async function hire(trx: Trx, owner: Acting, shop: Shop): Promise<void> {
  const departments = new Map<string, string>();
  for (const name of shop.departments)
    departments.set(name, await openDepartment(trx, owner, name));
  const [first, ...others] = shop.team;
  for (const worker of others) await seatColleague(trx, colleagueOf(shop, worker, departments));
  if (!first) return;
  const { title, signature, departments: own } = colleagueOf(shop, first, departments);
  await changeMember(trx, owner, { id: owner.id, title, signature, departments: own });
}

function colleagueOf(shop: Shop, worker: Worker, departments: ReadonlyMap<string, string>) {
  const { name, role, title, signature, department, language = shop.language } = worker;
  const placed = department ? departments.get(department) : undefined;
  const email = mailOf(worker, shop);
  const known = { userId: null, name, email, role, language, title, signature };
  return { ...known, departments: placed ? [placed] : [] };
}

type Connected = { app: App; owner: Acting; channel: ShopChannel };

/** A demo's channel says itself what its network would have said: nothing is ever asked there. */
async function connectTo(trx: Trx, { app, owner, channel }: Connected): Promise<void> {
  const { network, name } = channel;
  const by = { app, run: <T>(work: (trx: Trx) => Promise<T>) => work(trx), memberId: owner.id };
  const settings = { demo: true, key: channel.key, ...settingsOf(channel) };
  await connect(by, { network, name, settings, credentials: {} });
}

function settingsOf({ network, name, address }: ShopChannel): Record<string, unknown> {
  if (network === 'website') return { site: address };
  const limits = { unit: 'grapheme', text: 300 };
  const capabilities = ['listen', 'answer', 'confirm'];
  return { probe: { account: `did:web:${address}`, name, link: null, capabilities, limits } };
}

async function promiseAll(trx: Trx, { id: memberId }: Acting, { pact }: Shop): Promise<void> {
  const everywhere = { channelId: null, language: null, resolveMinutes: null, public: true };
  const [backup] = await trx
    .selectFrom('member')
    .select('member_id')
    .where('role', '=', 'admin')
    .limit(1)
    .execute();
  const who = { ownerId: memberId, backupId: backup?.member_id ?? null };
  for (const own of pact.own) await promise(trx, { ...own, ...everywhere, ...who }, { memberId });
  await preset(trx, { size: pact.size, public: true }, { memberId });
}
