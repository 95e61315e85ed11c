import { answer, site } from './enter.ts';
import type { Served } from './served.ts';
import { talk } from './talk.ts';

/** Visitors of the firm's site, each behind an address of their own: the limits of rate stay on, nobody reaches them. */
export type Visitors = { say(n: number): RequestInit; door: string };

export async function visitorsOf(served: Served, count: number): Promise<Visitors> {
  const door = `${served.origin}/widget/${served.workspaceId}/${served.channelId}`;
  const all: Record<string, string>[] = [];
  for (let n = 0; n < count; n++) all.push(await oneVisitor(door, n));
  const words = talk(3);
  const say = (n: number) => {
    const page = { url: `${site}/${n % 50}`, title: 'I piatti di oggi' };
    const said = { kind: 'comment', id: crypto.randomUUID(), name: `Visitor ${n % count}`, page };
    return post({ ...said, text: words() }, all[n % count]);
  };
  return { say, door };
}

async function oneVisitor(door: string, n: number): Promise<Record<string, string>> {
  // a proxy on this machine is believed about whom it speaks for
  const from = { 'x-forwarded-for': `203.0.${n >> 8}.${n & 255}` };
  const response = await fetch(`${door}/visitor`, { method: 'POST', headers: from });
  const { visitor, token } = await answer<{ visitor: string; token: string }>(response);
  return { ...from, authorization: `Bearer ${visitor}.${token}` };
}

function post(body: object, headers: Record<string, string> = {}): RequestInit {
  const type = { 'content-type': 'application/json' };
  return { method: 'POST', headers: { ...headers, ...type }, body: JSON.stringify(body) };
}
