import type { Hono } from 'hono';
import type { App } from '#server/platform/http.ts';
import { viewConfig } from './widget-config.ts';
import { demoPage, demoPolicy } from './widget-demo.ts';
import { type Door, openDoor } from './widget-door.ts';
import { framePage, framePolicy } from './widget-frame.ts';

/** The page inside the iframe, and a page to try the widget on. */
export function servePages(app: App, pages: Hono): void {
  pages.get('/widget/frame', async (c) => {
    const { workspace = '', channel = '', lang, part, theme } = c.req.query();
    const door = await openDoor(app, c, { workspaceId: workspace, channelId: channel });
    const config = await configOf(app, door, lang);
    c.header('content-security-policy', framePolicy(door, app.origin));
    c.header('cache-control', 'no-cache');
    const shown = part === 'chat' ? 'chat' : 'comments';
    return c.html(
      framePage({ door, config, part: shown, theme: theme === 'dark' ? 'dark' : 'light' }),
    );
  });
  pages.get('/demo/site/:workspace/:channel', async (c) => {
    const door = await openDoor(app, c);
    c.header('content-security-policy', demoPolicy);
    const config = await configOf(app, door, c.req.query('lang'));
    return c.html(demoPage({ door, config, origin: app.origin }));
  });
}

/** What the widget must know of a channel, in a language. */
export function configOf({ origin }: App, door: Door, language: string | undefined) {
  return door.inside((trx) => viewConfig(trx, door, { language, origin }));
}
