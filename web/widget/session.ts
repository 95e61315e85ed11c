import {
  type Known,
  marked,
  type Page,
  type ToFrame,
  type ToPage,
  unmark,
  type Visitor,
} from './protocol.ts';
import { type Framed, type Wire, wireTo } from './wire.ts';
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
  /** What is kept under a name, over a reload. */
  kept(name: string): string | null;
  keep(name: string, text: string | null): void;
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

type Hello = Extract<ToFrame, { type: 'hello' }>;
type Met = { origin: string; listeners: Set<(message: ToFrame) => void> };

function sessionWith(config: Framed, hello: Hello, { origin, listeners }: Met): Session {
  const { page, known, kept } = hello;
  const wire = wireTo(config);
  const tell: Session['tell'] = (message) => parent.postMessage(marked(message), origin);
  const session: Session = {
    ...{ config, words: wordsIn(config.language), wire, page, known },
    visitor: introduce(wire, () => session),
    know: (some) => {
      Object.assign(session.known, some);
      tell({ type: 'known', known: some });
    },
    kept: (name) => kept[name] ?? null,
    keep: (name, text) => tell({ type: 'keep', name, text }),
    tell,
    hear: (listener) => listeners.add(listener),
  };
  return session;
}

/** Asks for a new visitor once, however many ask meanwhile; one that another tab got first is taken. */
function introduce(wire: Wire, sessionOf: () => Session): Session['visitor'] {
  let asked: Promise<Visitor> | null = null;
  return async (anew = false) => {
    const session = sessionOf();
    if (session.known.visitor && !anew) return session.known.visitor;
    asked ??= wire.newVisitor().finally(() => {
      asked = null;
    });
    const visitor = await asked;
    if (session.known.visitor && !anew) return session.known.visitor;
    session.know({ visitor });
    return visitor;
  };
}
