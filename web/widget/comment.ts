import { arrange, fill, h } from './dom.ts';
import { face } from './face.ts';
import { ago } from './moments.ts';
import type { Pending } from './outbox.ts';
import { saidText } from './said-text.ts';
import type { Session } from './session.ts';
import type { Branch } from './wire.ts';

/** A comment to show: from the thread, or still on its way. */
export type Shown = Omit<Branch, 'replies'> & { replies: Shown[]; pending?: Pending };

export type Acts = {
  /** Opens a place to answer in `slot`. */
  reply(to: Shown, slot: HTMLElement): void;
  retry(id: string): void;
  discard(id: string): void;
};

type Entry = { element: HTMLLIElement; body: HTMLElement; slot: HTMLElement; list: HTMLOListElement; look: string };

/** Keeps an element a comment: what did not change is not touched, so that focus and what is being written stay. */
export function createTree(session: Session, acts: Acts): (list: Element, items: readonly Shown[]) => void {
  const entries = new Map<string, Entry>();
  const show = (list: Element, items: readonly Shown[], above: Shown[]): void => {
    const elements = items.map((item) => {
      const entry = entries.get(item.id) ?? newEntry();
      entries.set(item.id, entry);
      draw(entry, { item, above, session, acts });
      show(entry.list, item.replies, [...above, item]);
      return entry.element;
    });
    arrange(list, elements);
  };
  return (list, items) => show(list, items, []);
}

function newEntry(): Entry {
  const body = h('article');
  const slot = h('div', { class: 'slot' });
  const list = h('ol');
  return { element: h('li', {}, body, slot, list), body, slot, list, look: '' };
}

type Drawn = { item: Shown; above: Shown[]; session: Session; acts: Acts };

function draw(entry: Entry, drawn: Drawn): void {
  const { item, above } = drawn;
  const { replies: _, ...own } = item;
  const look = JSON.stringify([own, above.length]);
  if (entry.look === look) return;
  entry.look = look;
  entry.element.classList.toggle('team', item.team);
  const name = nameOf(item, drawn.session);
  fill(entry.body, face(name, item.face), h('div', { class: 'said' }, head(drawn), saidText(item.text, item.team), foot(entry, drawn)));
}

export function nameOf(item: Pick<Shown, 'name'>, { words }: Session): string {
  return item.name || words.somebody;
}

/** Deeper than one step the lines stand below each other: then it is said to whom. */
function head({ item, above, session }: Drawn): HTMLElement {
  const { config, words } = session;
  const to = above.length > 1 ? above.at(-1) : undefined;
  return h(
    'header',
    {},
    h('b', {}, h('bdi', {}, nameOf(item, session))),
    item.team && item.name !== config.firm && h('span', { class: 'tag' }, h('bdi', {}, config.firm)),
    to && h('span', { class: 'meta' }, `${words.to} `, h('bdi', {}, nameOf(to, session))),
    h('span', { class: 'meta' }, ago(item.sentAt, config.language)),
    item.edited && h('span', { class: 'meta' }, words.edited),
  );
}

function foot(entry: Entry, { item, session, acts }: Drawn): HTMLElement {
  if (item.pending) return pendingFoot(item.pending, session, acts);
  const { words } = session;
  const label = words.writeReply(nameOf(item, session));
  const open = () => acts.reply(item, entry.slot);
  return h('footer', {}, h('button', { class: 'quiet', 'aria-label': label, onclick: open }, words.reply));
}

/** How far something is that the visitor wrote, and what can be done when it did not leave. */
export function pendingFoot(
  pending: Pending,
  { words }: Session,
  acts: Pick<Acts, 'retry' | 'discard'>,
): HTMLElement {
  const { id, state } = pending;
  const said = {
    ...{ sending: words.sending, sent: words.sent, offline: words.offline, busy: words.busy },
    ...{ failed: words.failed, 'too-long': words.tooLong, closed: words.closed },
  }[state];
  const stuck = state === 'failed' || state === 'too-long' || state === 'closed';
  const again = h('button', { class: 'quiet', onclick: () => acts.retry(id) }, words.retry);
  const away = h('button', { class: 'quiet', onclick: () => acts.discard(id) }, words.discard);
  return h(
    'footer',
    { class: stuck ? 'stuck' : 'way' },
    h('span', { role: stuck ? 'alert' : undefined }, said),
    stuck && state !== 'too-long' && again,
    stuck && away,
  );
}
