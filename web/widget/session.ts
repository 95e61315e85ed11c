import { type Known, marked, nobody, type Page, type ToFrame, type ToPage, unmark } from './protocol.ts';
import type { Visitor } from './protocol.ts';
import type { Framed, Wire } from './wire.ts';
import { wireTo } from './wire.ts';
import { type Words, wordsIn } from './words.ts';

/** What a frame works with. */
export type Session = {
  config: Framed;
  words: Words;
  wire: Wire;
  page: Page;
  known: Known;
  /** Who speaks; a new visitor where there was none, or `anew`. */
  visitor(anew?: boolean): Promise<Visitor>;
  /** Remembers, here and on the firm's page. */
  know(some: Partial<Known>): void;
  /** Says something to the firm's page. */
  tell(message: ToPage): void;
  /** Hears what the firm's page says, from now on. */
  hear(listener: (message: ToFrame) => void): void;
};

/** Meets the script of the firm's page: only the page around us is believed, and only it is told. */
export function meetPage(config: Framed): Promise<Session> {
  return new Promise((resolve) => {
    const listeners = new Set<(message: ToFrame) => void>();
    let session: Session | null = null;
    addEventListener('message', (event) => {
      const message = event.source === parent ? unmark<ToFrame>(event.data) : null;
      if (!message) return;
      if (message.type === 'known' && session) session.known = message.known;
      if (message.type === 'hello' && !session) {
        session = sessionWith(config, message, { origin: event.origin, listeners });
        resolve(session);
      } else for (const listener of listeners) listener(message);
    });
    parent.postMessage(marked({ type: 'ready' }), '*');
  });
}

type Met = { origin: string; listeners: Set<(message: ToFrame) => void> };

function sessionWith(
  config: Framed,
  { page, known }: { page: Page; known: Known },
  { origin, listeners }: Met,
): Session {
  const wire = wireTo(config);
  let asked: Promise<Visitor> | null = null;
  const session: Session = {
    ...{ config, words: wordsIn(config.language), wire, page, known: { ...nobody, ...known } },
    visitor: (anew = false) => {
      if (session.known.visitor && !anew) return Promise.resolve(session.known.visitor);
      asked ??= wire.newVisitor().finally(() => {
        asked = null;
      });
      return asked.then((visitor) => {
        session.know({ visitor });
        return visitor;
      });
    },
    know: (some) => {
      Object.assign(session.known, some);
      session.tell({ type: 'known', known: some });
    },
    tell: (message) => parent.postMessage(marked(message), origin),
    hear: (listener) => listeners.add(listener),
  };
  return session;
}
