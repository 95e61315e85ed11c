import { fillScreen, isSmall } from './full-screen.ts';
import { createFrame, type Frame } from './host-frame.ts';
import { type Place, pageOf, themeOf } from './place.ts';
import type { Store } from './store.ts';

type Parts = {
  place: Place;
  store: Store;
  title: string;
  element: HTMLElement;
  button: HTMLButtonElement;
  count(unread: number): void;
};

/** The panel with the chat: loaded when first wanted, or when answers may wait in it. */
export function createPanel(parts: Parts): { load(): void; turn(): void } {
  const { place, store, title, element, button, count } = parts;
  let frame: Frame | null = null;
  let ready = false;
  const show = () => frame?.tell({ type: 'show', full: isSmall() });
  const load = () => {
    const about = { title, theme: themeOf(place, document.body), page: pageOf(null) };
    frame = createFrame(place, store, {
      ...{ part: 'chat', ...about },
      hear: (message) => {
        if (message.type === 'ready') ready = true;
        if (message.type === 'ready' && !element.hidden) show();
        if (message.type === 'unread') count(message.count);
        if (message.type === 'close' && !element.hidden) turn();
      },
    });
    element.append(frame.element);
  };
  const turn = () => {
    if (!frame) load();
    openOrClose(element, button);
    if (element.hidden) frame?.tell({ type: 'hide' });
    else frame?.element.focus();
    if (!element.hidden && ready) show();
  };
  return { load, turn };
}

/** Focus comes back to where it was. */
function openOrClose(element: HTMLElement, button: HTMLElement): void {
  const open = element.hidden;
  element.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
  fillScreen(element, open && isSmall());
  if (!open) button.focus();
}
