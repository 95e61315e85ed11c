import { mountChat } from './mount-chat.ts';
import { mountComments } from './mount-comments.ts';
import { type Place, placeOf } from './place.ts';
import { createStore } from './store.ts';

/**
 * The script on the firm's page: `<script async src="https://host/widget.js" data-workspace="..." data-channel="..."
 * data-mode="comments|chat|both" data-lang="auto|it|en" data-theme="auto|light|dark">`.
 */
function start(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  const place = script && placeOf(script);
  if (!place || document.documentElement.dataset.patto === place.channel) return;
  document.documentElement.dataset.patto = place.channel;
  if (document.readyState !== 'loading') mount(place);
  else document.addEventListener('DOMContentLoaded', () => mount(place));
}

function mount(place: Place): void {
  const store = createStore(place.channel);
  if (place.mode !== 'chat') mountComments(place, store);
  if (place.mode !== 'comments') void mountChat(place, store);
}

start();
