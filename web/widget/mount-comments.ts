import { createFrame } from './host-frame.ts';
import { languageOf, type Place, pageOf, themeOf } from './place.ts';
import type { Store } from './store.ts';
import { wordsIn } from './words.ts';

/** Puts the comments where the page wants them, once they come near. */
export function mountComments(place: Place, store: Store): void {
  const spot = document.querySelector<HTMLElement>('[data-patto-comments]');
  if (!spot) return;
  spot.style.minHeight = '220px';
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      fillSpot(spot, place, store);
    },
    { rootMargin: '800px' },
  );
  near.observe(spot);
}

function fillSpot(spot: HTMLElement, place: Place, store: Store): void {
  const theme = themeOf(place, spot);
  const title = wordsIn(languageOf(place) === 'it' ? 'it' : 'en').comments;
  const page = pageOf(spot);
  const { element, tell } = createFrame(place, store, {
    ...{ part: 'comments', title, theme, page },
    hear: (message) => {
      if (message.type === 'height') element.style.height = `${message.height}px`;
      if (message.type === 'writing') store.write(message.now);
    },
  });
  // of the same scheme as what is inside, or the browser paints a ground of its own
  element.style.cssText = `display:block;width:100%;height:220px;border:0;color-scheme:${theme}`;
  spot.replaceChildren(element);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    const now = themeOf(place, spot);
    element.style.colorScheme = now;
    tell({ type: 'theme', theme: now });
  });
}
