import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import type { Patto } from './firm.ts';

/** The site that `connectWebsite` connects. */
export const site = 'https://osteria.example';
export const today = { url: `${site}/oggi`, title: 'I piatti di oggi' };

type Init = { method?: string; headers?: Record<string, string>; body?: BodyInit };
type Comment = { id: string; name: string; team: boolean; text: string; replies: Comment[] };
type Thread = {
  comments: { items: Comment[]; next: string | null } | null;
  chat: { items: Comment[]; writing: string | null } | null;
};

/** The firm's door, as a browser on the firm's site knocks at it. */
export function knocker(patto: Patto, place: { workspaceId: string; channelId: string }) {
  const at = `/widget/${place.workspaceId}/${place.channelId}`;
  const knock = (path: string, { headers, ...init }: Init = {}) =>
    patto.request(`${at}${path}`, { ...init, headers: { origin: site, ...headers } });
  const visitor = async () => {
    const response = await knock('/visitor', { method: 'POST' });
    const { visitor: id, token } = (await response.json()) as { visitor: string; token: string };
    return { id, authorization: `Bearer ${id}.${token}` };
  };
  const post = (body: BodyInit, headers: Record<string, string>) =>
    knock('/messages', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const say = (authorization: string, said: object = {}) => {
    const words = { kind: 'comment', id: newId(), name: 'Luca Bassi', page: today, text: 'Ciao!' };
    return post(JSON.stringify({ ...words, ...said }), { authorization });
  };
  const thread = async (query: string, authorization?: string): Promise<Thread> => {
    const response = await knock(`/thread${query}`, {
      headers: authorization ? { authorization } : {},
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Thread;
  };
  return { knock, visitor, post, say, thread };
}

export const underToday = `?page=${encodeURIComponent(today.url)}`;

/** A refusal: its status, code and data. */
export async function problemIn(response: Response) {
  return { status: response.status, ...((await response.json()) as object) };
}

/** Reads a stream as it comes. */
export function listen(response: Response) {
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  const reading = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      text += new TextDecoder().decode(next.value);
  })();
  const heard = () => [...text.matchAll(/^data: (.+)$/gm)].map((found) => found[1]);
  return {
    heard,
    /** When the other side has ended it. */
    ended: reading,
    hears: async (what: string) => {
      for (let tries = 0; !heard().includes(what); tries++) {
        if (tries > 100) throw new Error(`never heard ${what}, but ${heard()}`);
        await wait(50);
      }
    },
    stop: async () => {
      await reader.cancel();
      await reading.catch(() => {});
    },
  };
}
