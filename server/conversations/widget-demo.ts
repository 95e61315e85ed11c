import { html } from 'hono/html';
import type { Config } from './widget-config.ts';
import type { Door } from './widget-door.ts';

const words = {
  it: {
    title: 'Una pagina del vostro sito',
    kicker: 'Per provare',
    lead: 'Così il widget sta su una pagina vera. Scrivete un commento qui sotto, o una riga nella chat: arriva in Patto come da un cliente, e la risposta torna qui.',
    text: 'Immaginate qui quello che raccontate oggi: il piatto del giorno, un modello nuovo, la vendemmia. Sotto, la gente chiede, prenota, propone.',
    how: 'Per metterlo sul vostro sito bastano queste due righe. La seconda va dove volete i commenti.',
  },
  en: {
    title: 'A page of your site',
    kicker: 'To try it out',
    lead: 'This is how the widget stands on a real page. Leave a comment below or a line in the chat: it arrives in Patto as from a customer, and the answer comes back here.',
    text: 'Imagine here what you tell people today: the dish of the day, a new model, the harvest. Below it they ask, book and propose.',
    how: 'To put it on your own site, these two lines are enough. The second goes where you want the comments.',
  },
};

type Shown = { door: Door; config: Config; origin: string };

/** A page as a shop's site may have it, with the widget on it: whoever owns no site sees a real message arrive. */
export function demoPage({ door: { workspaceId, channelId }, config, origin }: Shown) {
  const { firm, language } = config;
  const said = words[language];
  const tag = `<script async src="${origin}/widget.js" data-workspace="${workspaceId}" data-channel="${channelId}"></script>\n<div data-patto-comments></div>`;
  return html`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${said.title} · ${firm}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/widget/demo.css">
<body>
<header><p class="firm">${firm}</p></header>
<main>
  <p class="kicker">${said.kicker}</p>
  <h1>${said.title}</h1>
  <p class="lead">${said.lead}</p>
  <p>${said.text}</p>
  <div data-patto-comments></div>
  <aside><p>${said.how}</p><pre><code>${tag}</code></pre></aside>
</main>
<script async src="/widget.js" data-workspace="${workspaceId}" data-channel="${channelId}" data-mode="both" data-lang="${language}"></script>
</body>
</html>`;
}

/** The demo page loads our own widget and frames it. */
export const demoPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
