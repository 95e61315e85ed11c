import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { answer } from '../enter.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { random } from '../firm.ts';
import { summary } from '../load.ts';
import { interleave, type Pass } from '../rounds.ts';
import { type Served, serveFirm } from '../served.ts';
import { visitorsOf } from '../visitors.ts';

const next = random(11);

/** From a visitor's post until a member's browser is told: the browser here is a fetch that reads the live stream. */
export async function measure(run: Run): Promise<Line[]> {
  const served = await serveFirm();
  const name = 'a message posted until the browser is told';
  const count = run.quick ? 15 : 60;
  const browser = await listenAsBrowser(served);
  const listener = new pg.Client(connectionLike(served.bare));
  await listener.connect();
  await listener.query('listen bench');
  try {
    const visitors = await visitorsOf(served, 50);
    const post = async (n: number) =>
      answer(await fetch(`${visitors.door}/messages`, visitors.say(n)));
    const ours = () =>
      each(count, async (n) => {
        const told = browser.next();
        await post(n);
        await told;
      });
    const bare = () =>
      each(count, async () => {
        const told = new Promise((ready) => listener.once('notification', ready));
        await served.bare.query(`select pg_notify('bench', '')`);
        await told;
      });
    await ours();
    const found = await interleave({ ...run, name, by: 'p50', bare, ours });
    const against = 'bare NOTIFY to LISTEN';
    return ['p50', 'p95'].map((key) =>
      lineOf(found, { figure: `${name}, ${key}`, unit: 'ms', key, against }),
    );
  } finally {
    browser.close();
    await listener.end();
    await served.stop();
  }
}

function connectionLike({ host, port, user, database }: pg.Client): pg.ClientConfig {
  return { host, port, ...(user && { user }), ...(database && { database }) };
}

/** One at a time, with an uneven pause between: no batching helps. */
async function each(count: number, work: (n: number) => Promise<void>): Promise<Pass> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    await pause(100 + next() * 100);
    const began = performance.now();
    await work(n);
    times.push(performance.now() - began);
  }
  return summary(times);
}

type Browser = { next(): Promise<void>; close(): void };

/** The live stream of the member; `next` is the next time conversations are said to have changed. */
async function listenAsBrowser({ origin, workspaceId, cookie }: Served): Promise<Browser> {
  const leaving = new AbortController();
  const stream = await fetch(`${origin}/api/live?workspace=${workspaceId}`, {
    headers: { cookie },
    signal: leaving.signal,
  });
  const heard = new EventTarget();
  void tellApart(stream, heard).catch(() => {});
  const once = () =>
    new Promise<void>((ready) =>
      heard.addEventListener('conversations', () => ready(), { once: true }),
    );
  return { next: once, close: () => leaving.abort() };
}

async function tellApart(stream: Response, heard: EventTarget): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream.body as ReadableStream<Uint8Array>) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events)
      if (event.includes('"type":"conversations"')) heard.dispatchEvent(new Event('conversations'));
  }
}
