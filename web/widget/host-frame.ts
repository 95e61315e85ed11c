import { languageOf, type Place } from './place.ts';
import { marked, type Page, type Theme, type ToFrame, type ToPage, unmark } from './protocol.ts';
import type { Store } from './store.ts';

export type Frame = { element: HTMLIFrameElement; tell(message: ToFrame): void };
type Framing = {
  part: 'comments' | 'chat';
  title: string;
  theme: Theme;
  page: Page;
  hear(message: ToPage): void;
};

/** A frame of ours: only it is believed, and only our own origin is told. */
export function createFrame(place: Place, store: Store, framing: Framing): Frame {
  const { host, workspace, channel } = place;
  const { part, title, theme, page } = framing;
  const query = new URLSearchParams({ workspace, channel, part, theme, lang: languageOf(place) });
  const element = document.createElement('iframe');
  element.title = title;
  element.src = `${host}/widget/frame?${query}`;
  const tell = (message: ToFrame) => element.contentWindow?.postMessage(marked(message), host);
  addEventListener('message', (event) => {
    if (event.source !== element.contentWindow || event.origin !== host) return;
    const message = unmark<ToPage>(event.data);
    if (message?.type === 'ready')
      tell({ type: 'hello', page, known: store.known, kept: store.kept() });
    if (message?.type === 'known') store.know(message.known);
    if (message?.type === 'keep') store.keep(message.name, message.text);
    if (message) framing.hear(message);
  });
  store.onChange(() => tell({ type: 'known', known: store.known }));
  return { element, tell };
}
