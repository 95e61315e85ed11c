import { showChat } from './chat.ts';
import { showComments } from './comments.ts';
import { turnTimes } from './moments.ts';
import { meetPage, type Session } from './session.ts';
import type { Framed } from './wire.ts';

/** What runs inside the iframe: one part of the widget, told by the page our server wrote. */
async function start(): Promise<void> {
  const config = JSON.parse(document.getElementById('config')?.textContent ?? '') as Framed;
  const root = document.documentElement;
  if (config.colour) root.style.setProperty('--terra-fill', config.colour);
  root.classList.toggle('own-colour', config.colour !== null);
  const session = await meetPage(config);
  session.hear((message) => {
    if (message.type === 'theme') root.dataset.theme = message.theme;
  });
  turnTimes(config.language);
  if (config.part === 'chat') showChat(session);
  else showGrowing(session);
}

/** Comments are as high as they are: the page scrolls, not the frame. */
function showGrowing(session: Session): void {
  const { body } = document;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(body.getBoundingClientRect().height);
    if (height !== told) session.tell({ type: 'height', height });
    told = height;
  };
  new ResizeObserver(tell).observe(body);
  // browsers put frames out of sight to sleep, and with them what observes sizes
  new MutationObserver(tell).observe(body, { childList: true, subtree: true });
  showComments(session);
  const tellWriting = () => {
    const now = document.activeElement?.closest('form') !== null && document.hasFocus();
    session.tell({ type: 'writing', now });
  };
  for (const event of ['focusin', 'focusout'])
    document.addEventListener(event, () => setTimeout(tellWriting));
}

await start();
