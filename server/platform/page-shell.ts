import { html, raw } from 'hono/html';
import { palettes, style } from './page-style.ts';
import { type Tongue, tongues } from './say.ts';

export type Html = ReturnType<typeof html>;

/** A public page: server-rendered, one inline sheet, no JavaScript. */
export type Page = {
  tongue: Tongue;
  title: string;
  description: string;
  /** Where it is, without `lang`. */
  url: string;
  /** schema.org; none for a page that is not to be found. */
  data: object | null;
  body: Html;
};

/** The whole document, with what search engines and shared links show. */
export function pageShell({ tongue, title, description, url, data, body }: Page): Html {
  return html`<!doctype html>
<html lang="${tongue}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
${data ? html`<link rel="canonical" href="${url}?lang=${tongue}">` : html`<meta name="robots" content="noindex">`}
${tongues.map((one) => html`<link rel="alternate" hreflang="${one}" href="${url}?lang=${one}">`)}
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}?lang=${tongue}">
<meta property="og:locale" content="${tongue === 'it' ? 'it_IT' : 'en_GB'}">
<meta name="twitter:card" content="summary">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${raw(style)}</style>
${data ? html`<script type="application/ld+json">${raw(scriptData(data))}</script>` : ''}
</head>
<body><main class="page">${body}${otherTongues(tongue)}</main></body>
</html>`;
}

/** JSON for a script element: nothing in it can end the script it stands in. */
export function scriptData(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

const names: Record<Tongue, string> = { it: 'Italiano', en: 'English' };

function otherTongues(tongue: Tongue): Html {
  const others = tongues.filter((one) => one !== tongue);
  return html`<nav class="tongues">${others.map(
    (one) => html`<a href="?lang=${one}" hreflang="${one}" lang="${one}">${names[one]}</a>`,
  )}</nav>`;
}

/** Who answers: a photograph where there is one, initials where not. The name stands beside it, so it is silent. */
export function face(name: string, src: string | null, size: 'middle' | 'large' = 'middle'): Html {
  const kind = `face ${size}`;
  if (src) return html`<img class="${kind}" src="${src}" alt="" loading="lazy" decoding="async">`;
  return html`<span class="${kind} ground${groundOf(name)}" aria-hidden="true">${initials(name)}</span>`;
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = last
    ? [...first].slice(0, 1).concat([...last].slice(0, 1))
    : [...first].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

/** As the app does it: a name has one colour everywhere. */
function groundOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % palettes.faceGrounds.length;
}

/** A share on a line from nothing to all, with a mark at what was aimed for. */
export function bar(share: number, target: number, said: string): Html {
  return html`<svg class="bar" role="img" aria-label="${said}"><rect class="track" y="3" width="100%" height="6" rx="3"/><rect class="fill" y="3" width="${share * 100}%" height="6" rx="3"/><rect class="mark" x="${target * 100}%" width="2" height="12"/></svg>`;
}
