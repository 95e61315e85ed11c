import { arrange, fill, h } from './dom.ts';
import { face } from './face.ts';
import { clockTime } from './moments.ts';
import type { Outbox, Pending } from './outbox.ts';
import { pendingFoot } from './pending-foot.ts';
import { saidText } from './said-text.ts';
import type { Session } from './session.ts';
import { nameOf, type Shown, shownOf } from './shown.ts';
import type { Comment } from './wire.ts';

type Line = Shown & { first: boolean; last: boolean };
type Entry = { element: HTMLLIElement; look: string };

/** Draws the lines of a chat: who speaks twice is shown once, and lines that did not change are left alone. */
export function createLines(session: Session, outbox: Outbox) {
  const entries = new Map<string, Entry>();
  return (log: Element, items: readonly Comment[], pending: readonly Pending[]): void => {
    const elements = grouped(items, pending).map((line) => {
      const entry = entries.get(line.id) ?? { element: h('li'), look: '' };
      entries.set(line.id, entry);
      const look = JSON.stringify(line);
      if (entry.look !== look) draw(entry.element, line, { session, outbox });
      entry.look = look;
      return entry.element;
    });
    arrange(log, elements);
  };
}

function grouped(items: readonly Comment[], pending: readonly Pending[]): Line[] {
  const known = new Set(items.map((one) => one.id));
  const waiting = pending.filter((one) => !known.has(one.id)).map(shownOf);
  const all: Shown[] = [...items.map((one) => ({ ...one, replies: [] })), ...waiting];
  return all.map((line, at) => {
    const [before, after] = [all[at - 1], all[at + 1]];
    return { ...line, first: !same(before, line), last: !same(line, after) };
  });
}

const together = 5 * 60_000;

/** Said by the same one within five minutes. */
function same(a: Shown | undefined, b: Shown | undefined): boolean {
  if (!a || !b || a.team !== b.team || (a.team && a.name !== b.name)) return false;
  return Date.parse(b.sentAt) - Date.parse(a.sentAt) < together;
}

function draw(
  element: HTMLElement,
  line: Line,
  { session, outbox }: { session: Session; outbox: Outbox },
): void {
  const { config, words } = session;
  const name = line.team ? nameOf(line, session) : words.you;
  element.className = line.team ? 'theirs' : 'mine';
  element.classList.toggle('first', line.first);
  fill(
    element,
    line.team && (line.last ? face(name, line.face) : h('span', { class: 'face none' })),
    h(
      'div',
      { class: 'bubble' },
      h('b', { class: line.team && line.first ? 'by' : 'unseen' }, h('bdi', {}, name)),
      saidText(line.text, line.team),
    ),
    line.pending
      ? pendingFoot(line.pending, session, outbox)
      : line.last && h('footer', { class: 'meta' }, clockTime(line.sentAt, config.language)),
  );
}
