import { assign, close } from '#server/conversations/cases.ts';
import { correctReading } from '#server/conversations/corrections.ts';
import { correctPerson } from '#server/people/persons.ts';
import type { Trx } from '#server/platform/database.ts';
import { nameOf } from './payloads.ts';
import type { Person } from './people.ts';
import { type Found, memberOf, type Past, type Place, type Spot, whereIs } from './place.ts';
import type { Thread } from './told.ts';

/** What members did besides answering: what is done is closed at its time, what waits is somebody's, regulars are known. */
export async function settle(place: Place, past: Past, threads: readonly Thread[]): Promise<void> {
  const spots = threads.flatMap(spotsIn);
  if (spots.length === 0) return;
  const places = await whereIs(past.trx, place, spots);
  for (const thread of threads.toSorted(byClosing))
    await settleOne(place, past, { thread, places });
  await introduce(past.trx, threads);
}

function spotsIn(thread: Thread): Spot[] {
  const [first] = thread.said;
  return first ? [first, ...thread.misread].map((said) => ({ thread, said })) : [];
}

function byClosing(a: Thread, b: Thread): number {
  return (a.closed?.at.getTime() ?? 0) - (b.closed?.at.getTime() ?? 0);
}

type Case = { thread: Thread; places: ReadonlyMap<string, Found> };

async function settleOne(
  place: Place,
  { trx, scope }: Past,
  { thread, places }: Case,
): Promise<void> {
  const { assignee, closed, misread, said } = thread;
  const conversationId = said[0] && places.get(nameOf(thread, said[0]))?.conversationId;
  if (!conversationId) return;
  if (assignee) await assign(trx, { conversationId, memberId: memberOf(place, assignee) });
  if (!closed) return;
  scope.now = closed.at;
  const memberId = memberOf(place, closed.worker.key);
  for (const one of misread) {
    const id = places.get(nameOf(thread, one))?.messageId;
    if (id) await correctReading(trx, { id, memberId, kind: 'other' });
  }
  await close(trx, { conversationId, memberId });
}

/** What members know of regulars. */
async function introduce(trx: Trx, threads: readonly Thread[]): Promise<void> {
  const speakers = threads.flatMap(({ said }) =>
    said.flatMap((one) => (one.side === 'in' ? [one.person] : [])),
  );
  const regulars = new Map(
    speakers.filter(({ about, place }) => about || place).map((one) => [one.id, one]),
  );
  for (const person of regulars.values()) await describe(trx, person);
}

async function describe(trx: Trx, { id, network, place, about }: Person): Promise<void> {
  const known = await trx
    .selectFrom('identity')
    .select('person_id')
    .where('network', '=', network)
    .where('external_id', '=', id)
    .executeTakeFirst();
  if (known) await correctPerson(trx, known.person_id, { place, about });
}
