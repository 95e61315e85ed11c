import { html } from 'hono/html';
import type { Html } from '#server/platform/page-shell.ts';
import { palettes } from '#server/platform/page-style.ts';
import { dated, percent } from '#server/platform/say.ts';
import type { Read } from './page.ts';
import type { PublicPact } from './public-pact.ts';
import { enough } from './verdict.ts';
import { words } from './words.ts';

const letter = 6.2;
const margin = 10;

/** The pact in one line, to stand on the firm's own pages: the real figure, n and the date, also on bad weeks. */
export function badge(pact: PublicPact, { tongue }: Pick<Read, 'tongue'>): Html {
  const label = words[tongue].badge;
  const { text, colour } = figureOf(pact, tongue);
  const [left, right] = [widthOf(label), widthOf(text)];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="24" role="img" aria-label="${label}: ${text}"><title>${label}: ${text}</title><clipPath id="r"><rect width="${left + right}" height="24" rx="5"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="24" fill="${palettes.light.ink}"/><rect x="${left}" width="${right}" height="24" fill="${colour}"/></g><g fill="#fff" font-family="Inter,Verdana,system-ui,sans-serif" font-size="12"><text x="${margin}" y="16" textLength="${left - 2 * margin}">${label}</text><text x="${left + margin}" y="16" textLength="${right - 2 * margin}">${text}</text></g></svg>`;
}

function figureOf(pact: PublicPact, tongue: Read['tongue']): { text: string; colour: string } {
  const { said, light } = { said: words[tongue], light: palettes.light };
  const day = (at: Date) =>
    dated(at, { tongue, timeZone: pact.firm.timeZone }, { day: 'numeric', month: 'short' });
  const n = sum(pact.promises.map((one) => one.n));
  const [hidden] = pact.hidden.map((one) => one.since).sort((a, b) => a.getTime() - b.getTime());
  if (pact.promises.length === 0 && hidden)
    return { text: said.badgeHidden(day(hidden)), colour: light.soft };
  if (n < enough) return { text: said.badgeFew(day(pact.at)), colour: light.soft };
  const kept = sum(pact.promises.map((one) => one.kept));
  const text = said.badgeKept(percent(kept / n, tongue), String(n), day(pact.at));
  return {
    text: hidden ? `${text} · ${said.badgePartly(day(hidden))}` : text,
    colour: colourOf(pact),
  };
}

function colourOf({ promises }: PublicPact): string {
  const { brick, olive, soft } = palettes.light;
  if (promises.some((one) => one.verdict === 'broken')) return brick;
  return promises.every((one) => one.verdict === 'kept') ? olive : soft;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0);
}

function widthOf(text: string): number {
  return Math.round([...text].length * letter) + 2 * margin;
}
