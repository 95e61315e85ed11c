import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { addressOf } from '#server/platform/address.ts';
import type { App } from '#server/platform/http.ts';
import { takeDoor } from './entrance.ts';

const machine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The link of `npm start -- --demo`: signs in on this machine, once, and leads into the osteria. */
export function demoPages(app: App): Hono {
  const pages = new Hono();
  pages.get('/demo', (c) => {
    const token = c.req.query('token');
    if (!token) return c.redirect('/');
    const door = isHere(c) ? takeDoor(token, app.scope('').now) : null;
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    if (!door) return c.html(over, 410);
    for (const cookie of door.cookies) c.header('set-cookie', cookie, { append: true });
    return c.redirect(`/${door.slug}/today`, 303);
  });
  return pages;
}

/** From this very machine. No socket: within the process, as tests are. */
function isHere(c: Context): boolean {
  const address = addressOf(c);
  return address === null || machine.has(address);
}

const over = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Patto</title>
<body style="font: 18px/1.5 system-ui, sans-serif; color: #20242c; background: #fbf8f3; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem">
<h1>This link has been used, or is too old.</h1>
<p>It opens the demo once, on the machine that runs Patto. For a new one, start it again with <code>npm start -- --demo</code>.</p>
<p lang="it">Il link è già servito o è scaduto. Per averne uno nuovo, riavviate con <code>npm start -- --demo</code>.</p>
<p><a href="/" style="color: #a84626">Go to Patto</a></p>
</body>
</html>`;
