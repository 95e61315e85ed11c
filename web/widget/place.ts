import type { Page, Theme } from './protocol.ts';
import type { Language } from './words.ts';

/** Where the widget was put, as its script tag says. */
export type Place = {
  host: string;
  workspace: string;
  channel: string;
  mode: string;
  language: Language | 'auto';
  theme: Theme | 'auto';
};

export function placeOf({ src, dataset }: HTMLScriptElement): Place {
  const { workspace = '', channel = '', mode = 'both', lang = 'auto', theme = 'auto' } = dataset;
  return {
    ...{ host: new URL(src).origin, workspace, channel, mode },
    language: lang === 'it' || lang === 'en' ? lang : 'auto',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  };
}

/** What was asked for, else the browser's first language; the server knows what to do with one the widget does not speak. */
export function languageOf({ language }: Place): string {
  return language === 'auto' ? navigator.language.slice(0, 2) : language;
}

/** The page as comments hang under it: its own canonical address, when that is on the same site. */
export function pageOf(element: HTMLElement | null): Page {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const own = canonical.startsWith(`${location.origin}/`) ? canonical : location.href;
  const said = element?.dataset.page;
  return {
    url: said ? new URL(said, location.href).href : own,
    title: document.title.slice(0, 200),
  };
}

/** As light as the page around it, whatever the system prefers. */
export function themeOf({ theme }: Place, element: Element): Theme {
  if (theme !== 'auto') return theme;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const light = lightOf(getComputedStyle(at).backgroundColor);
    if (light !== null) return light < 0.4 ? 'dark' : 'light';
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return scheme.includes('dark') && (dark || !scheme.includes('light')) ? 'dark' : 'light';
}

/** How light a colour is, 0 to 1; null where what is behind it shows. */
function lightOf(colour: string): number | null {
  const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (!colour.startsWith('rgb') || alpha < 0.5) return null;
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
