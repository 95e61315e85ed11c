import { bubbleStyle } from './bubble-style.ts';
import { createPanel } from './chat-panel.ts';
import { h, icon } from './dom.ts';
import { isSmall } from './full-screen.ts';
import { languageOf, type Place, themeOf } from './place.ts';
import type { Store } from './store.ts';
import type { Config } from './wire.ts';
import { type Words, wordsIn } from './words.ts';

/** The way into the private chat: a button that costs the page nothing until it is wanted. */
export async function mountChat(place: Place, store: Store): Promise<void> {
  const config = await askConfig(place);
  if (!config) return;
  const words = wordsIn(config.language);
  const { button, count } = bubbleOf(words);
  const waiting = h('p', { role: 'status' }, words.loading);
  const element = h('div', { class: 'panel', hidden: true }, waiting);
  const host = h('patto-chat' as 'div', { 'data-theme': themeOf(place, document.body) });
  if (config.colour) host.style.setProperty('--fill', config.colour);
  host.attachShadow({ mode: 'open' }).append(element, button);
  dress(host);
  document.body.append(host);
  const title = `${words.chat} · ${config.firm}`;
  const panel = createPanel({ place, store, title, element, button, count });
  button.addEventListener('click', panel.turn);
  // on a phone it would lie over what is being written
  store.onChange(() => {
    button.hidden = store.writing && isSmall();
  });
  if (store.known.chatted) panel.load();
}

/** As a sheet, not an element: sites that forbid inline styles allow it. */
function dress({ shadowRoot }: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(bubbleStyle);
  if (shadowRoot) shadowRoot.adoptedStyleSheets = [sheet];
}

/** Also asks whether this page may have the widget at all; whoever builds the page reads why not. */
async function askConfig(place: Place): Promise<Config | null> {
  const { host, workspace, channel } = place;
  const path = `${host}/widget/${workspace}/${channel}/config?lang=${languageOf(place)}`;
  const response = await fetch(path, { credentials: 'omit' }).catch(() => null);
  if (response?.ok) return response.json();
  const why = response?.status ?? `${location.origin} is not among the pages of this channel`;
  // biome-ignore lint/suspicious/noConsole: the page's author has no other place to read it
  console.warn(`Patto: no chat here (${why})`);
  return null;
}

function bubbleOf(words: Words) {
  const badge = h('span', { class: 'badge', hidden: true });
  const attributes = { class: 'bubble', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' };
  const word = h('span', { class: 'word' }, words.writeUs);
  const button = h('button', attributes, icon('chat'), word, badge);
  const count = (unread: number) => {
    badge.hidden = unread === 0;
    badge.textContent = String(unread);
    const label = unread ? `${words.writeUs}, ${words.newAnswers(unread)}` : words.writeUs;
    button.setAttribute('aria-label', label);
  };
  count(0);
  return { button, count };
}
