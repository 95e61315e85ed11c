import { createTree } from './comment.ts';
import { type Composer, createComposer } from './composer.ts';
import { fill, h } from './dom.ts';
import { latest } from './latest.ts';
import { createOutbox } from './outbox.ts';
import type { Session } from './session.ts';
import { flat, nameOf, type Shown, withPending } from './shown.ts';
import { follow } from './stream.ts';
import type { Branch, Outgoing } from './wire.ts';

/** The comments of a page, with a place to write one. */
export function showComments(session: Session): void {
  const { words } = session;
  const parts = {
    list: h('ol', { class: 'comments' }),
    state: h('p', { class: 'state', role: 'status' }, words.loading),
    more: h('button', { class: 'plain', hidden: true }, words.more),
    news: h('p', { class: 'unseen', 'aria-live': 'polite' }),
  };
  const thread = createThread(session, parts);
  const { element } = commentComposer(session, words.writeComment, {
    draft: `draft-${session.page.url}`,
    send: (said) => thread.send({ ...said, parent: null }),
  });
  const title = h('h2', { id: 'title' }, words.comments);
  const { list, state, more, news } = parts;
  fill(document.body, h('main', {}, title, element, state, list, more, news));
  more.addEventListener('click', thread.showMore);
  follow(
    (signal) => session.wire.live(pageQuery(session), null, signal),
    (hint) => void (hint === 'hello' || hint === 'chat' ? null : thread.refresh()),
  );
}

function pageQuery({ page }: Session): string {
  return `?page=${encodeURIComponent(page.url)}`;
}

type Parts = { list: HTMLElement; state: HTMLElement; more: HTMLElement; news: HTMLElement };
type Said = Pick<Outgoing, 'text' | 'company'>;

function createThread(session: Session, parts: Parts) {
  let items: Branch[] | null = null;
  let pages = 1;
  const outbox = createOutbox(session, 'comment', () => draw());
  const reply = (to: Shown, slot: HTMLElement) =>
    openReply({ session, to, slot, send: (said) => outbox.send({ ...said, parent: to.id }) });
  const tree = createTree(session, { ...outbox, reply });
  const draw = () => {
    const shown = withPending(items ?? [], outbox.list());
    tree(parts.list, shown);
    if (items) fill(parts.state, shown.length === 0 && session.words.noComments);
  };
  const refresh = latest(async () => {
    const loaded = await load(session, pages).catch(() => null);
    if (!loaded) return void (items ?? offerAgain(session, parts.state, refresh));
    const known = new Set([...flat(items ?? loaded.items), ...outbox.list()].map((one) => one.id));
    const fresh = flat(loaded.items).findLast((one) => !known.has(one.id));
    if (fresh) parts.news.textContent = newsOf(fresh, session);
    items = loaded.items;
    parts.more.hidden = !loaded.more;
    outbox.arrived(new Set(flat(items).map((one) => one.id)));
    draw();
  });
  const showMore = () => {
    pages += 1;
    void refresh();
  };
  return { refresh, showMore, send: outbox.send };
}

async function load(session: Session, pages: number): Promise<{ items: Branch[]; more: boolean }> {
  const items: Branch[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < pages && cursor !== null; page++) {
    const query = `${pageQuery(session)}${cursor && `&cursor=${cursor}`}`;
    const { comments } = await session.wire.thread(query, null);
    items.push(...(comments?.items ?? []));
    cursor = comments?.next ?? null;
  }
  return { items, more: cursor !== null };
}

function offerAgain({ words }: Session, state: HTMLElement, again: () => Promise<void>): void {
  const retry = h('button', { class: 'quiet', onclick: () => void again() }, words.retry);
  fill(state, words.unreachable, ' ', retry);
}

/** Who does not see the screen hears what others say. */
function newsOf(fresh: Branch, session: Session): string {
  const say = fresh.team ? session.words.answered : session.words.commented;
  return say(nameOf(fresh, session), fresh.text.slice(0, 140));
}

type Replying = { session: Session; to: Shown; slot: HTMLElement; send(said: Said): void };

function openReply({ session, to, slot, send }: Replying): void {
  const close = () => void fill(slot);
  const composer = commentComposer(session, session.words.writeReply(nameOf(to, session)), {
    draft: `draft-${session.page.url}-${to.id}`,
    cancel: close,
    send: (said) => {
      send(said);
      close();
    },
  });
  fill(slot, composer.element);
  composer.focus();
}

type Writing = { draft: string; cancel?: () => void; send(said: Said): void };

/** Public words carry a name, and say so. */
function commentComposer(session: Session, label: string, writing: Writing): Composer {
  const { words } = session;
  const button = (name: string) => (name ? words.publishAs(name) : words.publish);
  const note = words.publicNote;
  return createComposer(session, { label, note, needsName: true, button, ...writing });
}
