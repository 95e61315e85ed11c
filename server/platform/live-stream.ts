import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type App, requestContext, seatOf } from './http.ts';

/** The live stream of one member: names of what changed in a workspace the caller sits in. */
export async function liveStream(app: App, c: Context): Promise<Response> {
  const workspaceId = c.req.query('workspace') ?? '';
  const { user } = await requestContext(app, c.req.raw.headers);
  if (!user || !(await seatOf(app, user.id, workspaceId)))
    return c.json({ code: 'forbidden' }, 403);
  return streamSSE(c, async (stream) => {
    const stop = app.live.listen(
      workspaceId,
      (live) => void stream.writeSSE({ data: JSON.stringify(live) }),
    );
    stream.onAbort(stop);
    await stream.writeSSE({ data: '{"type":"hello"}' });
    while (!stream.aborted) {
      await stream.sleep(20_000);
      await stream.writeSSE({ event: 'beat', data: '' });
    }
  });
}
