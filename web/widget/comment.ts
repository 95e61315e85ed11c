import { arrange, fill, h } from './dom.ts';
import { face } from './face.ts';
import { ago } from './moments.ts';
import { type OnTheWay, pendingFoot } from './pending-foot.ts';
import { saidText } from './said-text.ts';
import type { Session } from './session.ts';
import { nameOf, type Shown } from './shown.ts';

export type Acts = OnTheWay & {
  /** Opens a place to answer in `slot`. */
  reply(to: Shown, slot: HTMLElement): void;
};

type Entry = {
  element: HTMLLIElement;
  body: HTMLElement;
  slot: HTMLElement;
  list: HTMLOListElement;
  look: string;
};
export type Tree = (list: Element, items: readonly Shown[]) => void;

/** Keeps an element a comment: what did not change is not touched, so that focus and what is being written stay. */
export function createTree(session: Session, acts: Acts): Tree {
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
  const { item, above, session } = drawn;
  const { replies: _, ...own } = item;
  const look = JSON.stringify([own, above.length]);
  if (entry.look === look) return;
  entry.look = look;
  const text = saidText(item.text, item.team);
  const said = h('div', { class: 'said' }, head(drawn), text, foot(entry, drawn));
  fill(entry.body, face(nameOf(item, session), item.face), said);
}

/** Deeper than one step the lines stand below each other: then it is said to whom. */
function head({ item, above, session }: Drawn): HTMLElement {
  const { config, words } = session;
  const to = above.length > 1 ? above.at(-1) : undefined;
  const ofFirm = item.team && item.name !== config.firm;
  return h(
    'header',
    {},
    h('b', {}, h('bdi', {}, nameOf(item, session))),
    ofFirm && h('span', { class: 'tag' }, h('bdi', {}, config.firm)),
    to && h('span', { class: 'meta' }, `${words.to} `, h('bdi', {}, nameOf(to, session))),
    h('span', { class: 'meta' }, ago(item.sentAt, config.language)),
    item.edited && h('span', { class: 'meta' }, words.edited),
  );
}

function foot(entry: Entry, { item, session, acts }: Drawn): HTMLElement {
  if (item.pending) return pendingFoot(item.pending, session, acts);
  const { words } = session;
  const onclick = () => acts.reply(item, entry.slot);
  const label = words.writeReply(nameOf(item, session));
  return h(
    'footer',
    {},
    h('button', { class: 'quiet', 'aria-label': label, onclick }, words.reply),
  );
}
