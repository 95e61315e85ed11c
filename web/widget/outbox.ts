import { keep, kept } from './keep.ts';
import type { Session } from './session.ts';
import type { Outgoing } from './wire.ts';

/** Something the visitor wrote, until the thread shows it. */
export type Pending = Outgoing & {
  at: string;
  state: 'sending' | 'sent' | 'offline' | 'busy' | 'failed' | 'too-long' | 'closed';
};

export type Outbox = {
  list(): readonly Pending[];
  send(said: Pick<Outgoing, 'text' | 'parent' | 'company'>): void;
  retry(id: string): void;
  discard(id: string): void;
  /** What the thread shows now has arrived. */
  arrived(ids: ReadonlySet<string>): void;
};

const tries = 4;

/** Sends what is written, keeps it over a reload, and sends it again when the network is back: the same id is one message. */
export function createOutbox(
  session: Session,
  kind: Outgoing['kind'],
  changed: () => void,
): Outbox {
  const key = `patto-outbox-${session.config.channelId}-${kind}`;
  let list: Pending[] = (kept<Pending[]>(key) ?? []).filter((one) => isOfPage(one, session));
  const save = () => {
    keep(key, list.length > 0 ? list : null);
    changed();
  };
  const set = (id: string, state: Pending['state']) => {
    list = list.map((one) => (one.id === id ? { ...one, state } : one));
    save();
  };
  const go = async (id: string) => {
    const pending = list.find((one) => one.id === id);
    if (!pending) return;
    set(id, 'sending');
    set(id, await deliver(session, pending, (state) => set(id, state)));
  };
  addEventListener('online', () => resume(list, go));
  queueMicrotask(() => resume(list, go));
  return {
    list: () => list,
    send: (said) => {
      const pending = compose(session, kind, said);
      list = [...list, pending];
      void go(pending.id);
    },
    retry: (id) => void go(id),
    discard: (id) => {
      list = list.filter((one) => one.id !== id);
      save();
    },
    arrived: (ids) => {
      if (!list.some((one) => ids.has(one.id))) return;
      list = list.filter((one) => !ids.has(one.id));
      keep(key, list.length > 0 ? list : null);
    },
  };
}

/** A comment waits for its own page. */
function isOfPage({ kind, page }: Pending, session: Session): boolean {
  return kind === 'chat' || page.url === session.page.url;
}

/** What a reload or a lost network interrupted. */
function resume(list: readonly Pending[], go: (id: string) => Promise<void>): void {
  for (const { id, state } of list)
    if (state === 'sending' || state === 'offline' || state === 'busy') void go(id);
}

function compose(
  { known, page }: Session,
  kind: Outgoing['kind'],
  said: Pick<Outgoing, 'text' | 'parent' | 'company'>,
): Pending {
  const id = crypto.randomUUID();
  const at = new Date().toISOString();
  return { ...said, id, kind, name: known.name, page, at, state: 'sending' };
}

type Tell = (state: Pending['state']) => void;

/** Tries a few times, longer apart each time; says why it did not leave. */
async function deliver(session: Session, pending: Pending, tell: Tell): Promise<Pending['state']> {
  for (let n = 0; n < tries; n++) {
    const answer = await attempt(session, pending);
    if (answer.state === 'sent') return 'sent';
    if (answer.state === 'refused') return reasonOf(answer.code);
    if (!navigator.onLine) return 'offline';
    const seconds = answer.state === 'later' ? answer.seconds : 0;
    if (answer.state === 'later' && answer.busy) tell('busy');
    await new Promise((resolve) => setTimeout(resolve, Math.max(seconds, 2 ** n) * 1000));
  }
  return 'failed';
}

async function attempt(session: Session, pending: Pending) {
  try {
    const { at: _, state: __, ...said } = pending;
    const answer = await session.wire.say(said, await session.visitor());
    if (answer.state === 'stranger') await session.visitor(true);
    return answer;
  } catch {
    return { state: 'later', seconds: 1, busy: false } as const;
  }
}

function reasonOf(code: string): Pending['state'] {
  if (code === 'text_too_long' || code === 'too_large') return 'too-long';
  return code === 'channel_closed' || code === 'not_found' ? 'closed' : 'failed';
}
