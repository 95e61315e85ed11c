import { type Composer, createComposer } from './composer.ts';
import { createTree, nameOf, type Shown } from './comment.ts';
import { fill, h } from './dom.ts';
import { createOutbox, type Pending } from './outbox.ts';
import type { Session } from './session.ts';
import { follow } from './stream.ts';
import type { Branch } from './wire.ts';

/** The comments of a page, with a place to write one. */
export function showComments(session: Session): void {
  const { words } = session;
  const list = h('ol', { class: 'comments' });
  const state = h('p', { class: 'state', role: 'status' }, words.loading);
  const more = h('button', { class: 'plain', hidden: true }, words.more);
  const news = h('p', { class: 'unseen', 'aria-live': 'polite' });
  const thread = createThread(session, { list, state, more, news });
  const first = createComposer(session, {
    ...{ label: words.writeComment, note: words.publicNote, needsName: true },
    draft: `patto-draft-${session.page.url}`,
    button: (name) => (name ? words.publishAs(name) : words.publish),
    send: (said) => thread.send({ ...said, parent: null }),
  });
  thread.composers.add(first);
  const title = h('h2', { id: 'title' }, words.comments);
  fill(document.body, h('main', { 'aria-labelledby': 'title' }, title, first.element, state, list, more, news));
  more.addEventListener('click', thread.showMore);
  follow((signal) => session.wire.live(pageQuery(session), null, signal), (hint) => {
    if (hint === 'open' || hint === 'comments') void thread.refresh();
  });
}

function pageQuery({ page }: Session): string {
  return `?page=${encodeURIComponent(page.url)}`;
}

type Parts = { list: HTMLElement; state: HTMLElement; more: HTMLElement; news: HTMLElement };

function createThread(session: Session, parts: Parts) {
  const composers = new Set<Composer>();
  let items: Branch[] | null = null;
  let pages = 1;
  const outbox = createOutbox(session, 'comment', () => draw());
  const show = createTree(session, {
    reply: (to, slot) => openReply(to, slot),
    retry: outbox.retry,
    discard: outbox.discard,
  });
  const draw = () => {
    const shown = withPending(items ?? [], outbox.list(), session);
    show(parts.list, shown);
    if (items) fill(parts.state, shown.length === 0 && session.words.noComments);
  };
  const refresh = latest(async () => {
    const loaded = await load(session, pages).catch(() => null);
    if (!loaded) return void (items ?? offerAgain(session, parts.state, refresh));
    if (items) announce(session, parts.news, { before: items, after: loaded.items });
    ({ items } = loaded);
    parts.more.hidden = !loaded.more;
    outbox.arrived(new Set(flat(items).map((one) => one.id)));
    draw();
  });
  const openReply = (to: Shown, slot: HTMLElement) => {
    const reply = replyComposer(session, to, {
      send: (said) => outbox.send({ ...said, parent: to.id }),
      close: () => {
        composers.delete(reply);
        fill(slot);
      },
    });
    composers.add(reply);
    fill(slot, reply.element);
    reply.focus();
  };
  return {
    composers,
    refresh,
    send: (said: { text: string; company: string; parent: null }) => {
      outbox.send(said);
      for (const composer of composers) composer.refresh();
    },
    showMore: () => {
      pages += 1;
      void refresh();
    },
  };
}

/** One at a time; what is asked meanwhile is asked once more after. */
function latest(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = work().finally(() => {
      running = null;
    });
    await running;
    if (!again) return;
    again = false;
    await run();
  };
  return run;
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

function flat(items: readonly Branch[]): Branch[] {
  return items.flatMap((item) => [item, ...flat(item.replies)]);
}

/** What is on its way stands where it will stand: new ones on top, answers below what they answer. */
export function withPending(
  items: readonly Branch[],
  pending: readonly Pending[],
  session: Session,
): Shown[] {
  const known = new Set(flat(items).map((one) => one.id));
  const waiting = pending.filter((one) => !known.has(one.id));
  const under = (id: string) => waiting.filter((one) => one.parent === id).map(shownOf);
  const grown = (item: Branch): Shown => ({
    ...item,
    replies: [...item.replies.map(grown), ...under(item.id)],
  });
  const top = waiting.filter((one) => !one.parent || !known.has(one.parent)).map(shownOf);
  return session ? [...top.reverse(), ...items.map(grown)] : [];
}

export function shownOf(pending: Pending): Shown {
  const { id, name, text, at: sentAt } = pending;
  return { id, name, text, sentAt, face: null, team: false, edited: false, replies: [], pending };
}

function announce(
  session: Session,
  news: HTMLElement,
  { before, after }: { before: readonly Branch[]; after: readonly Branch[] },
): void {
  const known = new Set(flat(before).map((one) => one.id));
  const fresh = flat(after).filter((one) => !known.has(one.id)).at(-1);
  if (!fresh) return;
  const { words } = session;
  const say = fresh.team ? words.answered : words.commented;
  news.textContent = say(nameOf(fresh, session), fresh.text.slice(0, 140));
}

type Replying = { send(said: { text: string; company: string }): void; close(): void };

function replyComposer(session: Session, to: Shown, { send, close }: Replying): Composer {
  const { words } = session;
  return createComposer(session, {
    ...{ label: words.writeReply(nameOf(to, session)), note: words.publicNote, needsName: true },
    draft: `patto-draft-${session.page.url}-${to.id}`,
    button: (name) => (name ? words.publishAs(name) : words.publish),
    cancel: close,
    send: (said) => {
      send(said);
      close();
    },
  });
}
