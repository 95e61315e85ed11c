import { deliver } from './deliver.ts';
import type { Session } from './session.ts';
import type { Outgoing } from './wire.ts';

/** Something the visitor wrote, until the thread shows it. */
export type Pending = Outgoing & {
  at: string;
  state: 'sending' | 'sent' | 'offline' | 'busy' | 'failed' | 'too-long' | 'closed';
};
type Said = Pick<Outgoing, 'text' | 'parent' | 'company'>;

export type Outbox = {
  list(): readonly Pending[];
  send(said: Said): void;
  retry(id: string): void;
  discard(id: string): void;
  /** What the thread shows now has arrived. */
  arrived(ids: ReadonlySet<string>): void;
};

/** Sends what is written, keeps it over a reload, and sends it again when the network is back: the same id is one message. */
export function createOutbox(
  session: Session,
  kind: Outgoing['kind'],
  changed: () => void,
): Outbox {
  const shelf = createShelf(session, kind);
  const change = (list: Pending[]) => {
    shelf.put(list);
    changed();
  };
  const set = (id: string, state: Pending['state']) =>
    change(shelf.list().map((one) => (one.id === id ? { ...one, state } : one)));
  const go = async (pending: Pending | undefined) => {
    if (!pending) return;
    set(pending.id, 'sending');
    set(pending.id, await deliver(session, pending, (state) => set(pending.id, state)));
  };
  const without = (gone: (id: string) => boolean) => shelf.list().filter((one) => !gone(one.id));
  const resume = () => void shelf.list().filter(isWaiting).map(go);
  addEventListener('online', resume);
  queueMicrotask(resume);
  return {
    list: shelf.list,
    send: (said) => {
      const pending = compose(session, kind, said);
      shelf.put([...shelf.list(), pending]);
      void go(pending);
    },
    retry: (id) => void go(shelf.list().find((one) => one.id === id)),
    discard: (id) => change(without((one) => one === id)),
    arrived: (ids) => shelf.put(without((id) => ids.has(id))),
  };
}

/** The list, and its copy that outlives a reload. */
function createShelf(session: Session, kind: Outgoing['kind']) {
  const name = `outbox-${kind}`;
  const all = JSON.parse(session.kept(name) ?? '[]') as Pending[];
  const elsewhere = all.filter((one) => !isOfPage(one, session));
  let list = all.filter((one) => isOfPage(one, session) && !isGone(one));
  return {
    list: () => list,
    put: (next: Pending[]) => {
      list = next;
      const whole = [...elsewhere, ...list];
      session.keep(name, whole.length > 0 ? JSON.stringify(whole) : null);
    },
  };
}

/** A comment waits on its own page. */
function isOfPage({ kind, page }: Pending, session: Session): boolean {
  return kind === 'chat' || page.url === session.page.url;
}

const tenMinutes = 600_000;

/** Sent long ago and not in the thread: it was taken away there. */
function isGone({ state, at }: Pending): boolean {
  return state === 'sent' && Date.now() - Date.parse(at) > tenMinutes;
}

/** What a reload or a lost network interrupted. */
function isWaiting({ state }: Pending): boolean {
  return state === 'sending' || state === 'offline' || state === 'busy';
}

function compose({ known, page }: Session, kind: Outgoing['kind'], said: Said): Pending {
  const id = newId();
  const at = new Date().toISOString();
  return { ...said, id, kind, name: known.name, page, at, state: 'sending' };
}

/** A UUIDv4; sites without https have no `crypto.randomUUID`. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'[(bytes[8] ?? 0) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
