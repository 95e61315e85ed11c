import { bluesky } from '../../server/connectors/bluesky/index.ts';
import type {
  Account,
  Draft,
  Incoming,
  IncomingMessage,
  Io,
  Pull,
  Sent,
} from '../../server/connectors/connector.ts';
import type { Network } from './network.ts';
import type { Ref, Somebody } from './somebody.ts';

/** The firm's side of the network: our connector on a real account, without the app around it. */
export type Firm = {
  account: Account;
  io: Io;
  heard: Incoming[];
  /** Pulls until it heard what it waits for, at most five seconds. */
  hears<T extends Incoming>(wanted: (item: Incoming) => item is T): Promise<T>;
  /** One pull, as the connector gives it, the cursor saved. */
  pull(): Promise<Pull>;
  /** Pulls to the end; what came of it. */
  pulls(): Promise<Incoming[]>;
  /** Turns its clock. */
  passes(milliseconds: number): void;
  /** Lets a minute pass on its clock, and pulls: recent posts are then looked at again. */
  looksAgain(): Promise<Incoming[]>;
  answers(to: Ref, text: string, more?: Partial<Draft>): Promise<Sent>;
  /** A new process: nothing in memory. */
  restarts(): void;
};

export async function openFirm(network: Network, owner: Somebody): Promise<Firm> {
  const password = await owner.appPassword();
  let ahead = 0;
  let cursor: string | null = null;
  const settings = { service: network.service };
  const credentials = { handle: owner.handle, password };
  const firm: Firm = {
    account: { settings, credentials, self: owner.did, memory: new Map() },
    io: { fetch, now: () => new Date(Date.now() + ahead) },
    heard: [],
    pull: async () => {
      const pulled = await bluesky.pull?.(firm.account, cursor, firm.io);
      if (!pulled) throw new Error('nothing pulled');
      cursor = pulled.cursor;
      return pulled;
    },
    passes: (milliseconds) => {
      ahead += milliseconds;
    },
    pulls: async () => {
      const pulled = await firm.pull();
      const payloads = JSON.parse(JSON.stringify(pulled.payloads)) as unknown[];
      const items = payloads.flatMap((payload) => bluesky.receive(payload).items);
      firm.heard.push(...items);
      return pulled.more ? [...items, ...(await firm.pulls())] : items;
    },
    hears: async (wanted) => {
      const until = Date.now() + 5_000;
      for (;;) {
        const found = firm.heard.find(wanted);
        if (found) return found;
        if (Date.now() > until) throw new Error('not heard within five seconds');
        await firm.pulls();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    looksAgain: async () => {
      await network.settled();
      firm.passes(60_000);
      return firm.pulls();
    },
    answers: async (to, text, more = {}) => {
      const draft = { ...blank(to, text), ...more };
      const sent = await bluesky.send?.(draft, firm.account, firm.io);
      if (!sent) throw new Error('nothing sent');
      return sent;
    },
    restarts: () => firm.account.memory.clear(),
  };
  return firm;
}

/** Waits until the network shows it, at most five seconds. */
export async function visible(firm: Firm, sent: Sent): Promise<string> {
  if (sent.state === 'refused') throw new Error(`refused: ${sent.problem.detail}`);
  const until = Date.now() + 5_000;
  for (;;) {
    const confirmed = await bluesky.confirm?.(sent.id, firm.account, firm.io);
    if (confirmed?.state === 'visible') return sent.id;
    if (Date.now() > until) throw new Error('not visible within five seconds');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function saying(text: string) {
  return (item: Incoming): item is IncomingMessage => item.what === 'message' && item.text === text;
}

function blank(to: Ref, text: string): Draft {
  return {
    key: `${to.uri} ${text}`,
    text,
    language: 'it',
    replyTo: to.uri,
    post: null,
    thread: null,
    visibility: 'public',
    createdAt: new Date().toISOString(),
  };
}
