import type { Pending } from './outbox.ts';
import type { Session } from './session.ts';
import type { Branch } from './wire.ts';

/** A comment to show: from the thread, or still on its way. */
export type Shown = Omit<Branch, 'replies'> & { replies: Shown[]; pending?: Pending };

/** What is on its way, as if it had arrived. */
export function shownOf(pending: Pending): Shown {
  const { id, name, text, at: sentAt } = pending;
  return { id, name, text, sentAt, face: null, team: false, edited: false, replies: [], pending };
}

/** What is on its way stands where it will stand: new ones on top, answers below what they answer. */
export function withPending(items: readonly Branch[], pending: readonly Pending[]): Shown[] {
  const known = new Set(flat(items).map((one) => one.id));
  const waiting = pending.filter((one) => !known.has(one.id));
  const under = (id: string) => waiting.filter((one) => one.parent === id).map(shownOf);
  const grown = (item: Branch): Shown => ({
    ...item,
    replies: [...item.replies.map(grown), ...under(item.id)],
  });
  const top = waiting.filter((one) => !one.parent || !known.has(one.parent)).map(shownOf);
  return [...top.reverse(), ...items.map(grown)];
}

/** A tree as a list. */
export function flat(items: readonly Branch[]): Branch[] {
  return items.flatMap((item) => [item, ...flat(item.replies)]);
}

/** How somebody is called, who may not have given a name. */
export function nameOf({ name }: Pick<Shown, 'name'>, { words }: Session): string {
  return name || words.somebody;
}
