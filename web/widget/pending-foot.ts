import { h } from './dom.ts';
import type { Pending } from './outbox.ts';
import type { Session } from './session.ts';

export type OnTheWay = { retry(id: string): void; discard(id: string): void };

const stuckIn: ReadonlySet<Pending['state']> = new Set(['failed', 'too-long', 'closed']);

/** How far something is that the visitor wrote, and what can be done when it did not leave. */
export function pendingFoot(
  { id, state }: Pending,
  { words }: Session,
  acts: OnTheWay,
): HTMLElement {
  const said = {
    ...{ sending: words.sending, sent: words.sent, offline: words.offline, busy: words.busy },
    ...{ failed: words.failed, 'too-long': words.tooLong, closed: words.closed },
  }[state];
  if (!stuckIn.has(state)) return h('footer', { class: 'way' }, said);
  const quiet = (word: string, onclick: () => void) =>
    h('button', { class: 'quiet', onclick }, word);
  return h(
    'footer',
    { class: 'stuck' },
    h('span', { role: 'alert' }, said),
    state !== 'too-long' && quiet(words.retry, () => acts.retry(id)),
    quiet(words.discard, () => acts.discard(id)),
  );
}
