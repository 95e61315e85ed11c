import { html, raw } from 'hono/html';
import { scriptData } from '#server/platform/page-shell.ts';
import type { Config } from './widget-config.ts';
import type { Door } from './widget-door.ts';
import { builtAddress } from './widget-files.ts';

type Framed = { door: Door; config: Config; part: 'comments' | 'chat'; theme: 'light' | 'dark' };

/** The page inside the iframe: our own origin, so that neither side can reach into the other. */
export function framePage({ door, config, part, theme }: Framed) {
  const { workspaceId, channelId } = door;
  const told = scriptData({ ...config, part, workspaceId, channelId });
  return html`<!doctype html>
<html lang="${config.language}" data-part="${part}" data-theme="${theme}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${config.firm}</title>
<link rel="stylesheet" href="${builtAddress('frame.css')}">
<script type="application/json" id="config">${raw(told)}</script>
<script type="module" src="${builtAddress('frame.js')}"></script>
<body></body>
</html>`;
}

/** Only the firm's pages may show it, and it loads nothing but our own. */
export function framePolicy({ origins }: Door, origin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${origin}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${[...origins].join(' ')}`,
  ].join('; ');
}
