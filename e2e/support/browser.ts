import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import { chromiumPath } from '../../scripts/chromium.ts';

const screens = {
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;
export type Screen = keyof typeof screens;

const locales = { it: 'it-IT', en: 'en-GB' } as const;
export type Language = keyof typeof locales;

/** The system's Chromium; as root it has no sandbox of its own. */
export function openBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: chromiumPath(), args });
}

export type Look = { screen: Screen; language: Language; dark?: boolean; calm?: boolean };

/** A person with a device of their own: nothing is shared with another context. */
export function someone(browser: Browser, look: Look): Promise<BrowserContext> {
  const { screen, language, dark = false, calm = true } = look;
  return browser.newContext({
    ...screens[screen],
    locale: locales[language],
    timezoneId: 'Europe/Rome',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: calm ? 'reduce' : 'no-preference',
  });
}

/** What a page complained about: a test that ends with any of it has failed. */
export function troubles(page: Page): string[] {
  const list: string[] = [];
  page.on('pageerror', (error) => list.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') list.push(`${message.text()} ${message.location().url}`);
  });
  return list;
}

/** A picture to look at, in the folder PATTO_PICTURES; without one nothing is taken. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PATTO_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = { violations: { id: string; impact: string | null; nodes: { html: string }[] }[] };

/** What axe finds wrong with a page or a frame, serious or worse, as lines to read. */
export async function axeTroubles(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe);
  const { violations } = await where.evaluate<Found>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
