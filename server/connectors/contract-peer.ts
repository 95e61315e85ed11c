import type { Account, Connector, Draft, Incoming, IncomingMessage, Io } from './connector.ts';

/** What can go wrong at the next call. `accepted-then-silent`: the network did it, and we never heard. */
export type Fault = { status: 401 } | { status: 429; retryAfter?: number } | 'accepted-then-silent';

/** Stands for a network: people talk on it, and it answers our calls. Parts a network does not have are absent. */
export type Peer = {
  account: Account;
  fetch: typeof globalThis.fetch;
  now(): Date;
  later(milliseconds: number): void;
  /** A post of ours, where people comment. */
  publishes(text: string): string;
  says(text: string, where: Where): string;
  edits?(id: string, text: string): void;
  deletes?(id: string): void;
  /** What the network pushes, where we do not pull: everything said since it was last asked. */
  pushes?(): unknown[];
  /** The next call meets this. */
  meets?(fault: Fault): void;
  /** Our texts, as the network holds them. */
  holds?(): string[];
};
export type Where = { post: string; parent?: string; sentAt?: Date };
export type Subject = { connector: Connector; peer(): Peer };

export function asked(peer: Peer): { peer: Peer; draft: Draft } {
  const post = peer.publishes('Cannoli');
  const replyTo = peer.says('Spedite in Germania?', { post });
  const draft: Draft = {
    key: '0199-answer-1',
    text: 'Sì, in due giorni.',
    language: 'it',
    replyTo,
    post,
    thread: null,
    visibility: 'public',
    createdAt: peer.now().toISOString(),
  };
  return { peer, draft };
}

export function io(peer: Peer): Io {
  return { fetch: peer.fetch, now: peer.now };
}

export type Collected = { payloads: unknown[]; cursor: string | null };

export async function collect(
  connector: Connector,
  peer: Peer,
  cursor: string | null,
): Promise<Collected> {
  if (!connector.pull) return { payloads: peer.pushes?.() ?? [], cursor };
  const payloads: unknown[] = [];
  let at = cursor;
  for (let more = true; more; ) {
    const pulled = await connector.pull(peer.account, at, io(peer));
    // What is stored is JSON: nothing else may be carried over.
    payloads.push(...(JSON.parse(JSON.stringify(pulled.payloads)) as unknown[]));
    at = pulled.cursor;
    more = pulled.more;
  }
  return { payloads, cursor: at };
}

export async function delivered(connector: Connector, peer: Peer): Promise<unknown[]> {
  return (await collect(connector, peer, null)).payloads;
}

export function read(connector: Connector, payloads: unknown[]): Incoming[] {
  return payloads.flatMap((payload) => connector.receive(payload).items);
}

export function messages(items: Incoming[]): IncomingMessage[] {
  return items.filter((item) => item.what === 'message');
}

export function said(
  connector: Connector,
  payloads: unknown[],
  id: string,
): IncomingMessage | undefined {
  return messages(read(connector, payloads)).findLast((one) => one.id === id);
}

/** Each thing once, by id and version: what the intake makes of a delivery. */
export function byId(items: Incoming[]): Incoming[] {
  const key = (item: Incoming) => `${item.id} ${'version' in item ? item.version : ''}`;
  const once = new Map(items.map((item) => [key(item), item]));
  return [...once.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

export async function problemOf(
  work: Promise<unknown> | undefined,
): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    return (error as { problem: Record<string, unknown> }).problem;
  }
  throw new Error('nothing went wrong');
}
