import { exact, moment, relative } from '#web/ui/time.ts';
import { h } from './dom.ts';
import type { Language } from './words.ts';

const minute = 60_000;

/** "5 minutes ago", which turns by itself; the exact time on hover. */
export function ago(at: string, language: Language): HTMLTimeElement {
  return timeElement(at, language, 'ago');
}

/** "14:02", "yesterday 11:00", "9 Nov". */
export function clockTime(at: string, language: Language): HTMLTimeElement {
  return timeElement(at, language, 'clock');
}

function timeElement(at: string, language: Language, as: 'ago' | 'clock'): HTMLTimeElement {
  const title = exact(new Date(at), { language: placeOf(language) });
  const element = h('time', { datetime: at, title, 'data-as': as });
  element.textContent = written(element, language);
  return element;
}

/** English is written in many ways: as the browser writes it. */
function placeOf(language: Language): string {
  return navigator.language.startsWith(language) ? navigator.language : language;
}

function written(element: HTMLTimeElement, spoken: Language): string {
  const language = placeOf(spoken);
  const at = new Date(element.dateTime);
  const now = new Date();
  return element.dataset.as === 'ago'
    ? relative(at > now ? now : at, now, language)
    : moment(at, now, { language });
}

/** Turns every time on the page, once a minute. */
export function turnTimes(language: Language): void {
  setInterval(() => {
    for (const element of document.querySelectorAll('time'))
      element.textContent = written(element, language);
  }, minute);
}
