import { setTimeout as pause } from 'node:timers/promises';
import { answer } from '../enter.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { closedLoop, openLoop } from '../load.ts';
import { interleave } from '../rounds.ts';
import { type Echo, type Served, serveEcho, serveFirm } from '../served.ts';
import { talk } from '../talk.ts';
import { type Visitors, visitorsOf } from '../visitors.ts';

const against = 'bare Hono echo of the same body';
let accepted = 0;

/** Until a message is stored and acknowledged at the website's door, 100 a second; and a file of 1,000 rows in one request. */
export async function measure(run: Run): Promise<Line[]> {
  const served = await serveFirm();
  const echo = await serveEcho();
  try {
    const visitors = await visitorsOf(served, 400);
    const lines = [
      ...(await acknowledged(run, { visitors, echo })),
      ...(await imported(run, served, echo)),
    ];
    await checkAllThere(served);
    return lines;
  } finally {
    await echo.stop();
    await served.stop();
  }
}

type Doors = { visitors: Visitors; echo: Echo };

async function acknowledged(run: Run, { visitors, echo }: Doors): Promise<Line[]> {
  const name = 'acknowledged at 100 events/s';
  const to = (address: string) => async (n: number) => {
    const response = await fetch(address, visitors.say(n));
    await answer(response);
  };
  const ours = async () => {
    const seconds = run.quick ? 5 : 20;
    const pass = await openLoop(to(`${visitors.door}/messages`), { perSecond: 100, seconds });
    accepted += seconds * 100;
    return pass;
  };
  const bare = () => openLoop(to(echo.origin), { perSecond: 100, seconds: run.quick ? 3 : 5 });
  await closedLoop(to(echo.origin), { atOnce: 2, requests: 200 });
  await closedLoop(to(`${visitors.door}/messages`), { atOnce: 2, requests: 200 });
  accepted += 200;
  const found = await interleave({ ...run, name, by: 'p50', bare, ours });
  return ['p50', 'p99'].map((key) =>
    lineOf(found, { figure: `${name}, ${key}`, unit: 'ms', key, against }),
  );
}

const rows = 1000;

async function imported(run: Run, served: Served, echo: Echo): Promise<Line[]> {
  const name = `${rows} rows acknowledged in one request`;
  const words = talk(5);
  let file = 0;
  const body = () => {
    file += 1;
    const lines = Array.from({ length: rows }, (_, i) => {
      const [id, author, sent_at] = [`f${file}-${i}`, `a${i % 300}`, new Date().toISOString()];
      return JSON.stringify({
        id,
        author,
        author_name: `Author ${i % 300}`,
        text: words(),
        sent_at,
      });
    });
    return `${lines.join('\n')}\n`;
  };
  const headers = {
    cookie: served.cookie,
    origin: served.origin,
    'patto-workspace': served.workspaceId,
  };
  const once = (address: string) => () =>
    closedLoop(
      async () => answer(await fetch(address, { method: 'POST', headers, body: body() })),
      { atOnce: 1, requests: 3 },
    );
  const ours = async () => {
    const pass = await once(`${served.origin}/api/imports?name=bench.jsonl`)();
    accepted += 3 * rows;
    return pass;
  };
  const found = await interleave({ ...run, name, by: 'p50', bare: once(echo.origin), ours });
  return [lineOf(found, { figure: name, unit: 'ms', key: 'p50', against })];
}

/** Every acknowledged message is in the database, once. */
async function checkAllThere({ bare }: Served): Promise<void> {
  let there = 0;
  for (let tries = 0; tries < 240 && there < accepted; tries++) {
    await pause(250);
    const { rows } = await bare.query<{ n: number }>('select count(*)::int as n from message');
    there = rows[0]?.n ?? 0;
  }
  if (there !== accepted)
    throw new Error(`${accepted} messages were acknowledged, ${there} are there`);
}
