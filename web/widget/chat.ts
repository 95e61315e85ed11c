import { createTalk, type Talk } from './chat-talk.ts';
import { type Composer, createComposer } from './composer.ts';
import { fill, h, icon } from './dom.ts';
import { face } from './face.ts';
import { keepFocus } from './focus.ts';
import type { Session } from './session.ts';

/** The private chat: a dialog with the firm. */
export function showChat(session: Session): void {
  const { words, config } = session;
  const parts = {
    log: h('ol', { class: 'lines' }),
    news: h('p', { class: 'unseen', 'aria-live': 'polite' }),
    writing: h('p', { class: 'writing', role: 'status' }),
    scroller: h('div', {
      class: 'scroller',
      tabindex: '0',
      role: 'region',
      'aria-label': words.chat,
    }),
  };
  const greeting = h('p', { class: 'greeting' }, config.greeting ?? words.greeting);
  fill(parts.scroller, greeting, parts.log, parts.writing);
  const talk = createTalk(session, parts);
  const composer = chatComposer(session, talk.send);
  const named = { role: 'dialog', 'aria-labelledby': 'title' };
  const room = h(
    'div',
    { class: 'room', ...named },
    head(session),
    parts.scroller,
    composer.element,
    parts.news,
  );
  fill(document.body, room);
  talk.draw();
  heed(session, { room, composer, talk });
}

function head(session: Session): HTMLElement {
  const { words, config } = session;
  const names = config.faces.map((one) => one.name);
  const list = new Intl.ListFormat(config.language).format(names);
  const onclick = () => session.tell({ type: 'close' });
  return h(
    'header',
    { class: 'top' },
    h('div', { class: 'faces' }, ...config.faces.map((one) => face(one.name, one.face))),
    h(
      'div',
      { class: 'who' },
      h('h2', { id: 'title', tabindex: '-1' }, config.firm),
      names.length > 0 && h('p', { class: 'meta' }, words.answering(list, names.length > 1)),
    ),
    h('button', { class: 'icon', 'aria-label': words.close, onclick }, icon('close')),
  );
}

function chatComposer(session: Session, send: Talk['send']): Composer {
  const { words, config } = session;
  const texts = { label: words.writeMessage, note: words.privateNote(config.firm) };
  return createComposer(session, {
    ...{ ...texts, needsName: false, draft: 'draft-chat' },
    ...{ button: () => icon('send'), buttonLabel: words.send },
    enterSends: !matchMedia('(pointer: coarse)').matches,
    stays: true,
    send,
  });
}

type Room = { room: HTMLElement; composer: Composer; talk: Talk };

/** Opens and closes with the panel on the firm's page; on a phone it is all there is, and keeps the focus. */
function heed(session: Session, { room, composer, talk }: Room): void {
  let full = false;
  session.hear((message) => {
    if (message.type === 'show') {
      full = message.full;
      room.setAttribute('aria-modal', String(full));
      talk.show();
      // on a phone the keyboard would hide what there is to read
      if (full) document.getElementById('title')?.focus();
      else composer.focus();
    }
    if (message.type === 'hide') talk.hide();
    talk.follow();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') session.tell({ type: 'close' });
    if (event.key === 'Tab' && full) keepFocus(event, room);
  });
  if (session.known.chatted) talk.follow();
}
