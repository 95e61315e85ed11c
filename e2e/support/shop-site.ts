import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop's own site, on an origin and a site that are not Patto's. */
export type ShopSite = {
  origin: string;
  /** What stands in the page: the widget's tag, mostly. */
  put(body: string): void;
  stop(): Promise<void>;
};

/** Styles as sites have them, bad ones too: nothing of it may reach the widget. */
const style = `body { font: 18px/1.6 Georgia, serif; margin: 0 auto; max-width: 760px; padding: 0 20px; background: #fff }
  button, textarea, iframe { text-transform: uppercase; letter-spacing: .3em; color: fuchsia }
  p { color: #444 }`;

const article = `<h1>I piatti di oggi</h1>
  <p>Tortelli di zucca, bollito con le sue salse, torta sbrisolona. La zucca è di Gino, come sempre.</p>
  <p>Si mangia dalle 12 alle 14:30 e dalle 19 alle 23. Chi viene lo scriva qui sotto.</p>`;

const footer =
  '<footer style="margin-top: 40px; height: 320px">Osteria del Ponte, Cremona</footer>';

export async function openShopSite(): Promise<ShopSite> {
  let body = '';
  const server = createServer((request, response) => {
    const icon = request.url === '/favicon.ico';
    response.writeHead(icon ? 204 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      icon
        ? ''
        : `<!doctype html><html lang="it"><head><title>I piatti di oggi</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
      <body>${article}${body}${footer}</body></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (text) => {
      body = text;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
