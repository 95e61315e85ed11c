// biome-ignore-all lint/complexity/noExcessiveLinesPerFunction: a group of stories is one function.
import { describe, expect, it } from 'vitest';
import {
  asked,
  byId,
  collect,
  delivered,
  io,
  messages,
  problemOf,
  read,
  type Subject,
  said,
} from './contract-peer.ts';

const FAMILY = '👩‍👩‍👧‍👦';
const TEXTS = {
  'of 20,000 characters': 'è buono '.repeat(2_500),
  'with joined emoji': `${FAMILY} 🏳️‍🌈 🇮🇹 1️⃣ 👍🏽`,
  'from right to left': 'هل ترسلون إلى برلين؟ ‏(cannoli) שלום',
  'with stacked accents': 'Z̷̨͎a̴l̵g̶o̷ e\u0301',
  'that looks like code': `<script>alert(1)</script> '; drop table message; -- \${x} %00`,
  'of one space': ' ',
};

/** The same promises for every network, whatever the wire is like. */
export function keepsTheContract(name: string, subject: Subject): void {
  describe(`${name} as a connector`, () => {
    hearing(subject);
    following(subject);
    if (subject.connector.pull) pulling(subject);
    if (subject.connector.send) answering(subject);
  });
}

function hearing({ connector, peer: start }: Subject): void {
  it('reads the same payload twice into the same items', async () => {
    const peer = start();
    peer.says('Buongiorno', { post: peer.publishes('Cannoli') });
    const payloads = await delivered(connector, peer);
    expect(read(connector, payloads)).toEqual(read(connector, payloads));
    expect(messages(read(connector, payloads)).map((one) => one.text)).toContain('Buongiorno');
  });

  it('reads a reply before its parent into the same items as after it', async () => {
    const peer = start();
    const post = peer.publishes('Cannoli');
    const parent = peer.says('Spedite in Germania?', { post });
    const child = peer.says('Anche in Austria?', { post, parent });
    const payloads = await delivered(connector, peer);
    const inOrder = read(connector, payloads);
    expect(byId(read(connector, payloads.toReversed()))).toEqual(byId(inOrder));
    expect(messages(inOrder).find((one) => one.id === child)).toMatchObject({ parent, post });
  });

  it.each(Object.entries(TEXTS))('keeps a text %s as it is', async (_, text) => {
    const peer = start();
    const id = peer.says(text, { post: peer.publishes('Cannoli') });
    const found = messages(read(connector, await delivered(connector, peer)));
    expect(found.find((one) => one.id === id)?.text).toBe(text);
  });

  it('does not believe a clock that runs ahead', async () => {
    const peer = start();
    const sentAt = new Date(peer.now().getTime() + 86_400_000);
    const id = peer.says('Dal futuro', { post: peer.publishes('Cannoli'), sentAt });
    const found = messages(read(connector, await delivered(connector, peer)));
    const told = Date.parse(found.find((one) => one.id === id)?.sentAt ?? '');
    expect(told).toBeLessThanOrEqual(peer.now().getTime());
  });

  it('counts what it does not know, and refuses what is broken', () => {
    expect(connector.receive({ kind: 'never heard of' })).toEqual({ items: [], unknown: 1 });
    expect(() => connector.receive(null)).toThrow();
  });
}

function following({ connector, peer: start }: Subject): void {
  it('follows an edit: the same id in another version', async ({ skip }) => {
    const peer = start();
    if (!peer.edits) return skip();
    const id = peer.says('Un tavolo per 4', { post: peer.publishes('Oggi tortelli') });
    const first = await collect(connector, peer, null);
    peer.later(60_000);
    peer.edits(id, 'Un tavolo per 5');
    const again = await collect(connector, peer, first.cursor);
    const [before, after] = [first, again].map((one) => said(connector, one.payloads, id));
    expect(after).toMatchObject({ id, text: 'Un tavolo per 5' });
    expect(after?.version).not.toBe(before?.version);
  });

  it('follows a deletion', async ({ skip }) => {
    const peer = start();
    if (!peer.deletes) return skip();
    const id = peer.says('Ho sbagliato', { post: peer.publishes('Oggi tortelli') });
    const first = await collect(connector, peer, null);
    peer.later(60_000);
    peer.deletes(id);
    const again = await collect(connector, peer, first.cursor);
    expect(read(connector, again.payloads)).toContainEqual(
      expect.objectContaining({ what: 'deletion', id }),
    );
  });
}

function pulling({ connector, peer: start }: Subject): void {
  it('pulls the same again when the cursor was not saved, and nothing when it was', async () => {
    const peer = start();
    peer.says('Buongiorno', { post: peer.publishes('Cannoli') });
    const first = await collect(connector, peer, null);
    const crashed = await collect(connector, peer, null);
    expect(byId(read(connector, crashed.payloads))).toEqual(byId(read(connector, first.payloads)));
    const next = await collect(connector, peer, first.cursor);
    expect(next.payloads).toEqual([]);
  });

  it('marks as history what was there before, and nothing else', async () => {
    const peer = start();
    const post = peer.publishes('Cannoli');
    const old = peer.says('Prima', { post });
    peer.later(60_000);
    const first = await collect(connector, peer, null);
    peer.later(60_000);
    const fresh = peer.says('Dopo', { post });
    const next = await collect(connector, peer, first.cursor);
    expect(said(connector, first.payloads, old)?.history).toBe(true);
    expect(said(connector, next.payloads, fresh)?.history).toBe(false);
  });

  it.each([
    ['with Retry-After', 30, 30],
    ['without Retry-After', undefined, null],
  ] as const)('stops at 429 %s and says until when', async (_, retryAfter, seconds) => {
    const peer = start();
    if (!peer.meets) throw new Error('a peer that is pulled can say 429');
    peer.meets({ status: 429, ...(retryAfter ? { retryAfter } : {}) });
    const problem = await problemOf(connector.pull?.(peer.account, null, io(peer)));
    const wait = (Date.parse(String(problem.retryAt)) - peer.now().getTime()) / 1000;
    expect(problem.kind).toBe('rate');
    expect(wait).toBeGreaterThan(0);
    if (seconds !== null) expect(wait).toBe(seconds);
  });

  it('signs in again when it is put out in mid-run', async () => {
    const peer = start();
    const post = peer.publishes('Cannoli');
    const first = await collect(connector, peer, null);
    peer.later(60_000);
    const id = peer.says('Ci siete?', { post });
    peer.meets?.({ status: 401 });
    const next = await collect(connector, peer, first.cursor);
    expect(said(connector, next.payloads, id)?.text).toBe('Ci siete?');
  });
}

function answering({ connector, peer: start }: Subject): void {
  it('sends an answer, and reads it back', async () => {
    const { peer, draft } = asked(start());
    const sent = await connector.send?.(draft, peer.account, io(peer));
    expect(sent).toMatchObject({ state: expect.stringMatching(/accepted|visible|delivered/) });
    expect(peer.holds?.()).toEqual([draft.text]);
    const id = sent && 'id' in sent ? sent.id : '';
    if (connector.idFor) expect(connector.idFor(draft, peer.account)).toBe(id);
    if (connector.confirm)
      expect((await connector.confirm(id, peer.account, io(peer))).state).toBe('visible');
  });

  it('is in doubt after silence, and finds out without sending twice', async ({ skip }) => {
    const { peer, draft } = asked(start());
    if (!peer.meets || !connector.confirm || !connector.idFor) return skip();
    await connector.probe(peer.account, io(peer));
    peer.meets('accepted-then-silent');
    const problem = await problemOf(connector.send?.(draft, peer.account, io(peer)));
    expect(problem.kind).toBe('ambiguous');
    const id = connector.idFor(draft, peer.account);
    expect((await connector.confirm(id, peer.account, io(peer))).state).toBe('visible');
    await connector.send?.(draft, peer.account, io(peer));
    expect(peer.holds?.()).toEqual([draft.text]);
  });

  it('does not answer what is no longer there', async ({ skip }) => {
    const { peer, draft } = asked(start());
    if (!peer.deletes || draft.replyTo === null) return skip();
    peer.deletes(draft.replyTo);
    const sent = await connector.send?.(draft, peer.account, io(peer));
    expect(sent).toMatchObject({ state: 'refused', problem: { kind: 'not-found' } });
    expect(peer.holds?.()).toEqual([]);
  });

  it('says when a text does not fit, and does not send it', async ({ skip }) => {
    const { peer, draft } = asked(start());
    const { limits } = await connector.probe(peer.account, io(peer));
    expect(connector.fit('Sì', limits)).toEqual({ length: 2, limit: limits.text, fits: true });
    const long = 'x'.repeat(limits.text + 1);
    expect(connector.fit(long, limits).fits).toBe(false);
    if (limits.unit === 'grapheme') expect(connector.fit(FAMILY, limits).length).toBe(1);
    const sent = await connector.send?.({ ...draft, text: long }, peer.account, io(peer));
    if (!sent) return skip();
    expect(sent).toMatchObject({ state: 'refused', problem: { kind: 'too-long' } });
  });
}
