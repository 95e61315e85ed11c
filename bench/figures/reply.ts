import { Hono } from 'hono';
import pg from 'pg';
import { connectionOf } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { answer } from '../enter.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { random } from '../firm.ts';
import { closedLoop, type Request } from '../load.ts';
import { conversationId, type Seeded } from '../many.ts';
import { interleave } from '../rounds.ts';
import { talk } from '../talk.ts';

/** A member's answer, eight at once: message, conversation, clock, outbox, job, through HTTP; bare is one insert behind one route. */
export async function measure(run: Run): Promise<Line[]> {
  const { most } = await run.many();
  const name = `a reply stored among ${most.size} messages, c8`;
  const load = { atOnce: 8, requests: run.quick ? 80 : 400 };
  const pool = new pg.Pool({ ...connectionOf(most.databaseUrl), max: 12 });
  try {
    const [ours, bare] = [replies(most), inserts(most, pool)];
    await closedLoop(ours, load);
    await closedLoop(bare, load);
    const passes = { ours: () => closedLoop(ours, load), bare: () => closedLoop(bare, load) };
    const found = await interleave({ ...run, name, by: 'p50', ...passes });
    const against = 'bare insert through a bare Hono route';
    return ['p50', 'p99'].map((key) =>
      lineOf(found, { figure: `${name}, ${key}`, unit: 'ms', key, against }),
    );
  } finally {
    await pool.end();
  }
}

function replies({ call, size }: Seeded): Request {
  const [next, words] = [random(31), talk(31)];
  return () => {
    const id = conversationId(1 + Math.floor(next() * size));
    return call(`/api/conversations/${id}/replies`, { text: words(), key: newId() });
  };
}

/** Into the same table, with its indexes, its search and its checks; as the owner, without row-level security. */
function inserts({ workspaceId, channelId, memberId, size }: Seeded, pool: pg.Pool): Request {
  const [next, words] = [random(37), talk(37)];
  const route = new Hono().post('/', async (c) => {
    const { id, key, text } = await c.req.json();
    await pool.query(
      `insert into message (workspace_id, message_id, conversation_id, channel_id, direction, member_id, text, language,
        visibility, sent_at, received_at) values ($1, $2, $3, $4, 'out', $5, $6, 'it', 'public', now(), now())`,
      [workspaceId, key, id, channelId, memberId, text],
    );
    return c.json({ id: key });
  });
  return async () => {
    const id = conversationId(1 + Math.floor(next() * size));
    const body = JSON.stringify({ id, key: newId(), text: words() });
    await answer(await route.request('/', { method: 'POST', body }));
  };
}
