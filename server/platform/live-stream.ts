import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type App, isSeated } from './http.ts';

const beatEvery = 20_000;

/**
 * The live stream of one member: names of what changed in a workspace the caller sits in. It ends when the session or the
 * seat does: looked at with every beat, and at once when something changes in the team.
 */
export async function liveStream(app: App, c: Context): Promise<Response> {
  const workspaceId = c.req.query('workspace') ?? '';
  const sits = () => isSeated(app, c, workspaceId);
  if (!(await sits())) return c.json({ code: 'forbidden' }, 403);
  // nginx gathers answers unless it is told not to
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, (stream) => tellWhile(sits, { app, workspaceId, stream }));
}

type Line = { app: App; workspaceId: string; stream: SSEStreamingApi };

/** Who cannot be asked about is not told either: the browser knocks again by itself. */
async function tellWhile(sits: () => Promise<boolean>, line: Line): Promise<void> {
  const { app, workspaceId, stream } = line;
  const ended = Promise.withResolvers<void>();
  stream.onAbort(ended.resolve);
  const look = async () => {
    const here = await sits().catch(() => false);
    return here ? stream.writeSSE({ event: 'beat', data: '' }) : ended.resolve();
  };
  const stop = app.live.listen(workspaceId, (live) => {
    void stream.writeSSE({ data: JSON.stringify(live) });
    if (live.type === 'team') void look();
  });
  const timer = setInterval(look, beatEvery);
  await stream.writeSSE({ data: '{"type":"hello"}' });
  await ended.promise;
  clearInterval(timer);
  stop();
}
