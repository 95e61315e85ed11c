import { createLines } from './chat-lines.ts';
import { fill } from './dom.ts';
import { latest } from './latest.ts';
import { createOutbox } from './outbox.ts';
import type { Session } from './session.ts';
import { follow } from './stream.ts';
import type { Comment, Outgoing } from './wire.ts';

type Parts = { log: HTMLElement; news: HTMLElement; writing: HTMLElement; scroller: HTMLElement };

export type Talk = {
  draw(): void;
  send(said: Pick<Outgoing, 'text' | 'company'>): void;
  show(): void;
  hide(): void;
  /** Waits for answers, from when there is somebody to answer. */
  follow(): void;
};

/** What is said in private, here and there. */
export function createTalk(session: Session, parts: Parts): Talk {
  const { draw, refresh, outbox, toEnd, turn } = createLog(session, parts);
  let following = false;
  return {
    draw,
    send: (said) => {
      session.know({ chatted: true });
      outbox.send({ ...said, parent: null });
      toEnd();
    },
    show: () => turn(true),
    hide: () => turn(false),
    follow: () => {
      if (following || !session.known.visitor) return;
      following = true;
      followChat(session, refresh);
    },
  };
}

function createLog(session: Session, { scroller, log, news, writing }: Parts) {
  let items: Comment[] = [];
  let shown = false;
  const outbox = createOutbox(session, 'chat', () => draw());
  const lines = createLines(session, outbox);
  const toEnd = () => scroller.scrollTo({ top: scroller.scrollHeight });
  const draw = () => {
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    lines(log, items, outbox.list());
    if (atEnd) toEnd();
    countUnseen(session, items, shown);
  };
  const refresh = latest(async () => {
    const chat = await load(session);
    if (!chat) return;
    announce(session, news, { before: items, after: chat.items });
    items = chat.items;
    fill(writing, chat.writing && session.words.writing(chat.writing));
    outbox.arrived(new Set(items.map((one) => one.id)));
    draw();
  });
  const turn = (visible: boolean) => {
    shown = visible;
    if (visible) toEnd();
    countUnseen(session, items, shown);
  };
  return { draw, refresh, outbox, toEnd, turn };
}

function followChat(session: Session, refresh: () => Promise<void>): void {
  follow(
    (signal) => session.wire.live('', session.known.visitor, signal),
    (hint) => void (hint === 'hello' ? null : refresh()),
  );
}

async function load({ wire, known }: Session) {
  const thread = known.visitor && (await wire.thread('', known.visitor).catch(() => null));
  return thread?.chat ?? null;
}

/** Sees what is there, or tells the page how much was not seen. */
function countUnseen(session: Session, items: readonly Comment[], shown: boolean): void {
  const last = items.findLast((one) => one.team)?.sentAt ?? '';
  if (shown && last > session.known.seen) session.know({ seen: last });
  const unseen = items.filter((one) => one.team && one.sentAt > session.known.seen);
  session.tell({ type: 'unread', count: unseen.length });
}

type Change = { before: readonly Comment[]; after: readonly Comment[] };

/** Who does not see the screen hears the answer. */
function announce({ words, config }: Session, news: HTMLElement, { before, after }: Change): void {
  const known = new Set(before.map((one) => one.id));
  const fresh = after.findLast((one) => one.team && !known.has(one.id));
  if (fresh && before.length > 0)
    news.textContent = words.answered(fresh.name ?? config.firm, fresh.text.slice(0, 140));
}
