/** Bare Hono: reads the body, says how long it was. What a door costs that does nothing. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const echo = new Hono();
echo.post('*', async (c) => c.json({ bytes: (await c.req.arrayBuffer()).byteLength }, 202));
serve({ fetch: echo.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`${port}\n`);
});
