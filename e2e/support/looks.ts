import type { Page } from 'playwright-core';
import { axeTroubles, picture } from './browser.ts';
import { sidewaysIn } from './member.ts';

export type Theme = 'light' | 'dark';

/** What is wrong with what is on the screen, in each theme and sideways, as lines to read. */
export async function wrongIn(
  page: Page,
  name: string,
  themes: readonly Theme[] = ['light', 'dark'],
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    // without motion: on a slow machine a colour was caught half turned
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await turned(page, colorScheme);
    await still(page);
    const troubles = await lastingTroubles(page);
    found.push(...troubles.map((one) => `${name} ${colorScheme}: ${one}`));
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ reducedMotion: null });
  const sideways = await sidewaysIn(page);
  return sideways > 0 ? [...found, `${name} is ${sideways} px too wide`] : found;
}

/** What is wrong and stays so: what is still being drawn is looked at again. */
async function lastingTroubles(page: Page): Promise<string[]> {
  const found = await axeTroubles(page);
  if (found.length === 0) return found;
  await page.waitForTimeout(1000);
  await still(page);
  return axeTroubles(page);
}

/** All that was asked for has come. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' &&
      !document.querySelector('[aria-busy=true], [data-loading=true]'),
  );
}

/** The app follows the system's theme a moment later than the style sheet; pages without the app follow at once. */
async function turned(page: Page, theme: Theme): Promise<void> {
  await page.waitForFunction((wanted) => {
    const { mantineColorScheme: shown } = document.documentElement.dataset;
    return shown === undefined || shown === wanted;
  }, theme);
}

/** Nothing moves or changes its colour any more. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
}
